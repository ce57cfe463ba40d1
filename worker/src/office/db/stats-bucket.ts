/** Counts stand by quarters of an hour, the real unit of time zones. */
export const STATS_BUCKET_MS = 900_000;
