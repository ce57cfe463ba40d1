import type { RecordedClick } from "@rotator/shared/core/click";
import { encodeTime } from "@rotator/shared/core/id";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";
import { loadSettings } from "./settings.ts";

// Retention takes clicks from the oldest on and leaves their counts: what is older than all clicks that there are, or
// than its latest cutoff, and of a time with counts, may have been counted.
const DELETED = `
SELECT r.value ->> 0 AS id FROM json_each(?1) AS r
WHERE r.value ->> 0 < max(coalesce((SELECT id FROM clicks ORDER BY id LIMIT 1), 'clk_~'), ?2)
  AND EXISTS (SELECT 1 FROM click_stats WHERE rotator_id = r.value ->> 1 AND bucket = r.value ->> 2)`;

/** Ids of clicks that may have been recorded and deleted since: recording them again would count them twice. */
export async function findDeletedClicks(
  db: D1Database,
  clicks: readonly Pick<RecordedClick, "id" | "at" | "rotatorId">[],
): Promise<string[]> {
  const list = clicks.map(({ id, at, rotatorId }) => [id, rotatorId, at - (at % STATS_BUCKET_MS)]);
  const cutoff = (await loadSettings(db, "retention_at.")).get("clicks");
  const before = `clk_${encodeTime(typeof cutoff === "number" ? cutoff : 0)}`;
  const { results } = await db.prepare(DELETED).bind(JSON.stringify(list), before).all<{ id: string }>();
  return results.map(({ id }) => id);
}
