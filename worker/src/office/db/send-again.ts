import type { LeftReason } from "@rotator/shared/contract/conversion-events";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const WANTED = "id IN (SELECT value FROM json_each(?1))";
// A delivered one would be counted twice by the platform, and one that is being sent has its sender.
const AGAIN = `${WANTED} AND status IN ('waiting', 'held', 'rejected') AND event_at > ?2 AND facts IS NOT NULL
  AND EXISTS (SELECT 1 FROM pixels WHERE pixels.id = pixel_id AND enabled = 1)`;

const UNCOUNT = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, rejected)
SELECT pixel_id, event_at - event_at % ${STATS_BUCKET_MS}, event_name, -count(*)
FROM conversion_events WHERE ${AGAIN} AND status = 'rejected' GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET rejected = rejected + excluded.rejected`;

// Whoever presses it says that the configuration is right now.
const FREE_PIXELS = `
UPDATE pixels SET held_at = NULL, held_reason = NULL, held_answer = NULL, wait_until = 0, failures = 0
WHERE enabled = 1 AND id IN (SELECT pixel_id FROM conversion_events WHERE ${AGAIN})`;

const SEND_AGAIN = `
UPDATE conversion_events SET status = 'waiting', due_at = ?3, tries = 0, capped_tries = 0, started_at = ?3, held_at = NULL, held_ms = 0,
  reason = NULL, finished_at = NULL
WHERE ${AGAIN} RETURNING id, pixel_id AS pixelId`;

/** Makes events due at once that were not accepted so far, and frees their pixels; answers which, and of which pixels.
 * Left as they are: delivered ones, those being sent, those from before `oldestMs` and those of a pixel that is off. */
export async function sendAgain(
  db: D1Database,
  ids: readonly string[],
  oldestMs: number,
  nowMs: number,
): Promise<{ ids: string[]; pixelIds: string[] }> {
  const wanted = JSON.stringify(ids);
  const results = await db.batch<{ id: string; pixelId: string }>([
    db.prepare(UNCOUNT).bind(wanted, oldestMs),
    db.prepare(FREE_PIXELS).bind(wanted, oldestMs),
    db.prepare(SEND_AGAIN).bind(wanted, oldestMs, nowMs),
  ]);
  const again = results[2]?.results ?? [];
  return {
    ids: again.map(({ id }) => id),
    pixelIds: [...new Set(again.map(({ pixelId }) => pixelId))],
  };
}

interface LeftRow extends Record<string, unknown> {
  why: LeftReason;
  events: number;
}

// As long as it is being sent its sender has it; any other that is left is not, or no longer, there to be sent.
const WHY_LEFT = `
SELECT CASE
    WHEN e.id IS NULL THEN 'missing'
    WHEN e.status IN ('delivered', 'sending') THEN e.status
    WHEN e.event_at <= ?2 THEN 'too_old'
    WHEN e.facts IS NULL THEN 'stripped'
    ELSE 'pixel_off' END AS why, count(*) AS events
FROM json_each(?1) AS wanted LEFT JOIN conversion_events AS e ON e.id = wanted.value
GROUP BY 1`;

/** Why these were not sent again. */
export async function explainLeft(
  db: D1Database,
  ids: readonly string[],
  oldestMs: number,
): Promise<Partial<Record<LeftReason, number>>> {
  const { results } = await db.prepare(WHY_LEFT).bind(JSON.stringify(ids), oldestMs).all<LeftRow>();
  return Object.fromEntries(results.map(({ why, events }) => [why, events]));
}
