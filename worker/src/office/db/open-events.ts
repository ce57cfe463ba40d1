/** Must stand in every statement that looks for events that are not final, word for word as in the index
 * `conversion_events_open`: SQLite uses a partial index only where its own condition is asked for. */
export const OPEN = "finished_at IS NULL";
