import type { RecordedClick } from "@rotator/shared/core/click";
import { STATS_BUCKET_MS } from "./insert-clicks.ts";

// Retention takes clicks from the oldest on and leaves their counts: what is older than all clicks that there are,
// and of a time with counts, may have been counted.
const DELETED = `
SELECT r.value ->> 0 AS id FROM json_each(?1) AS r
WHERE r.value ->> 0 < coalesce((SELECT id FROM clicks ORDER BY id LIMIT 1), 'clk_~')
  AND EXISTS (SELECT 1 FROM click_stats WHERE rotator_id = r.value ->> 1 AND bucket = r.value ->> 2)`;

/** Ids of clicks that may have been recorded and deleted since: recording them again would count them twice. */
export async function findDeletedClicks(
  db: D1Database,
  clicks: readonly Pick<RecordedClick, "id" | "at" | "rotatorId">[],
): Promise<string[]> {
  const list = clicks.map(({ id, at, rotatorId }) => [id, rotatorId, at - (at % STATS_BUCKET_MS)]);
  const { results } = await db.prepare(DELETED).bind(JSON.stringify(list)).all<{ id: string }>();
  return results.map(({ id }) => id);
}
