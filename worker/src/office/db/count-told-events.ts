import { OPEN } from "./open-events.ts";
import { idRange, type TimeSpan } from "./id-range.ts";

export interface ToldEvents {
  made: number;
  accepted: number;
  refused: number;
}

const OF_ALL = `
SELECT coalesce(sum(s.made), 0) AS made, coalesce(sum(s.delivered), 0) AS accepted, coalesce(sum(s.rejected), 0) AS refused
FROM pixels AS p CROSS JOIN conversion_stats AS s ON s.pixel_id = p.id AND s.bucket >= ?1 AND s.bucket < ?2`;

// Nearly all were accepted: those are what the others leave, so that no row but an open one is looked at.
const OF_ROTATOR = `
SELECT made, made - refused - open AS accepted, refused FROM (SELECT
  (SELECT count(*) FROM conversion_events WHERE rotator_id = ?1 AND id >= ?2 AND id < ?3) AS made,
  (SELECT count(*) FROM conversion_events INDEXED BY conversion_events_refused
    WHERE rotator_id = ?1 AND id >= ?2 AND id < ?3 AND status = 'rejected') AS refused,
  (SELECT count(*) FROM conversion_events INDEXED BY conversion_events_open
    WHERE ${OPEN} AND rotator_id = ?1 AND id >= ?2 AND id < ?3) AS open)`;

/** Conversion events of a span, and what came of them; of one rotator by its rows, which retention takes in time. */
export async function countToldEvents(
  db: D1Database,
  span: TimeSpan,
  rotatorId?: string,
): Promise<ToldEvents> {
  const statement =
    rotatorId === undefined
      ? db.prepare(OF_ALL).bind(span.from, span.to)
      : db.prepare(OF_ROTATOR).bind(rotatorId, ...idRange("cev", span));
  return (
    (await statement.first<ToldEvents & Record<string, unknown>>()) ?? { made: 0, accepted: 0, refused: 0 }
  );
}
