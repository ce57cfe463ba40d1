import { encodeTime } from "@rotator/shared/core/id";
import { OPEN } from "./open-events.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const ROWS_AT_ONCE = 2_000;
const MAX_ROUNDS = 20;

const OF_PIXEL = (status: string, held: string) => `
SELECT e.id FROM pixels AS p CROSS JOIN conversion_events AS e ON e.pixel_id = p.id AND e.status = '${status}'
WHERE p.held_at IS ${held} AND e.${OPEN} LIMIT ${ROWS_AT_ONCE}`;

const HOLD = `
UPDATE conversion_events SET status = 'held', held_at = ?1,
  reason = coalesce((SELECT held_reason FROM pixels WHERE id = pixel_id), reason)
WHERE id IN (${OF_PIXEL("waiting", "NOT NULL")})`;

const RELEASE = `
UPDATE conversion_events SET status = 'waiting', due_at = ?1, held_ms = held_ms + max(0, ?1 - coalesce(held_at, ?1)),
  held_at = NULL
WHERE id IN (${OF_PIXEL("held", "NULL")})`;

/** Makes the rows say what their pixels say: those of a held pixel are held, those of one that is free again wait. */
export async function syncHolds(db: D1Database, nowMs: number): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const results = await db.batch([db.prepare(HOLD).bind(nowMs), db.prepare(RELEASE).bind(nowMs)]);
    if (results.every(({ meta }) => meta.changes < ROWS_AT_ONCE)) return;
  }
}

// Of a pixel that is off or held nobody else would find them; ids begin with the time of the event.
const TOO_OLD = `
SELECT e.id FROM pixels AS p CROSS JOIN conversion_events AS e ON e.pixel_id = p.id AND e.status IN ('held', 'waiting')
WHERE e.id < ?1 AND e.${OPEN} LIMIT ${ROWS_AT_ONCE}`;

const COUNT_TOO_OLD = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, rejected)
SELECT pixel_id, event_at - event_at % ${STATS_BUCKET_MS}, event_name, count(*)
FROM conversion_events WHERE id IN (${TOO_OLD}) GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET rejected = rejected + excluded.rejected`;

const REJECT_TOO_OLD = `
UPDATE conversion_events SET status = 'rejected', reason = 'too_old', finished_at = ?2, held_at = NULL, facts = NULL
WHERE id IN (${TOO_OLD})`;

/** Gives up events from before a time that nothing takes any more; answers how many. */
export async function rejectTooOld(db: D1Database, beforeMs: number, nowMs: number): Promise<number> {
  const before = `cev_${encodeTime(beforeMs)}`;
  const [, rejected] = await db.batch([
    db.prepare(COUNT_TOO_OLD).bind(before),
    db.prepare(REJECT_TOO_OLD).bind(before, nowMs),
  ]);
  return rejected?.meta.changes ?? 0;
}
