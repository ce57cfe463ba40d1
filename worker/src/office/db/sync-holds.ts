import { encodeTime } from "@rotator/shared/core/id";
import { OPEN } from "./open-events.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const ROWS_AT_ONCE = 2_000;
const MAX_ROUNDS = 20;

const OF_PIXELS = (status: string, which: string) => `
SELECT e.id FROM pixels AS p CROSS JOIN conversion_events AS e ON e.pixel_id = p.id AND e.status = '${status}' AND e.${OPEN}
WHERE ${which} LIMIT ${ROWS_AT_ONCE}`;

// Whoever sent these was stopped before the outcome was written, and where the pixel is held or off nobody claims them again.
const FREE_EXPIRED = `
UPDATE conversion_events SET status = 'waiting' WHERE id IN (${OF_PIXELS("sending", "e.due_at <= ?1")})`;

// Held since they could have been sent and were not, so that this time does not count as trying.
const HOLD = `
UPDATE conversion_events SET status = 'held',
  held_at = min(?1, max(due_at, (SELECT p.held_at FROM pixels AS p WHERE p.id = pixel_id))),
  reason = coalesce((SELECT p.held_reason FROM pixels AS p WHERE p.id = pixel_id), reason)
WHERE id IN (${OF_PIXELS("waiting", "p.held_at IS NOT NULL")})`;

const RELEASE = `
UPDATE conversion_events SET status = 'waiting', due_at = ?1, held_ms = held_ms + max(0, ?1 - coalesce(held_at, ?1)),
  held_at = NULL
WHERE id IN (${OF_PIXELS("held", "p.held_at IS NULL")})`;

/** Makes the rows say what their pixels say: those of a held pixel are held, those of one that is free again wait. */
export async function syncHolds(db: D1Database, nowMs: number): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const steps = [FREE_EXPIRED, HOLD, RELEASE].map((sql) => db.prepare(sql).bind(nowMs));
    const results = await db.batch(steps);
    if (results.every(({ meta }) => meta.changes < ROWS_AT_ONCE)) return;
  }
}

// Of a pixel that is off or held nobody else would find them; ids begin with the time of the event.
const TOO_OLD = `
SELECT e.id FROM pixels AS p CROSS JOIN conversion_events AS e ON e.pixel_id = p.id AND e.${OPEN}
WHERE e.status <> 'sending' AND e.id < ?1 LIMIT ${ROWS_AT_ONCE}`;

const COUNT_TOO_OLD = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, rejected)
SELECT pixel_id, event_at - event_at % ${STATS_BUCKET_MS}, event_name, count(*)
FROM conversion_events WHERE id IN (${TOO_OLD}) GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET rejected = rejected + excluded.rejected`;

const REJECT_TOO_OLD = `
UPDATE conversion_events SET status = 'rejected', reason = 'too_old', finished_at = ?2, held_at = NULL, facts = NULL
WHERE id IN (${TOO_OLD})`;

/** Gives up events from before a time that nothing takes any more, reading every open one; answers how many. */
export async function rejectTooOld(db: D1Database, beforeMs: number, nowMs: number): Promise<number> {
  const before = `cev_${encodeTime(beforeMs)}`;
  const [, rejected] = await db.batch([
    db.prepare(COUNT_TOO_OLD).bind(before),
    db.prepare(REJECT_TOO_OLD).bind(before, nowMs),
  ]);
  return rejected?.meta.changes ?? 0;
}
