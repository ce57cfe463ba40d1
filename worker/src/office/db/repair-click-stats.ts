import { encodeTime } from "@rotator/shared/core/id";
import { rosterOfTurn, STATS_BUCKET_MS } from "./stats-bucket.ts";
import { unfoldClicks } from "./unfold.ts";
import { loadSettings, saveSetting } from "./settings.ts";

const LOOK_BACK_MS = 26 * 3_600_000;
const BUCKETS_A_RUN = 4;
const ROWS_A_RUN = 50_000;

// Retention takes the oldest clicks: a bucket that is not complete any more must stay as it was counted.
const STILL_COMPLETE = "?1 > (SELECT at FROM clicks ORDER BY id LIMIT 1)";

const ROSTER = rosterOfTurn("choice", "roster_version");

const CORRECT = `
INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, roster_version, clicks)
SELECT rotator_id, ?1, coalesce(agent_id, ''), verdict, choice, ${ROSTER}, count(*)
FROM clicks WHERE id >= ?2 AND id < ?3 AND ${STILL_COMPLETE} GROUP BY 1, 3, 4, 5, 6
ON CONFLICT DO UPDATE SET clicks = excluded.clicks WHERE clicks <> excluded.clicks`;

const DELETE_UNFOUNDED = `
DELETE FROM click_stats WHERE rotator_id IN (SELECT id FROM rotators) AND bucket = ?1 AND ${STILL_COMPLETE}
  AND (rotator_id, agent_id, verdict, choice, roster_version) NOT IN (
    SELECT rotator_id, coalesce(agent_id, ''), verdict, choice, ${ROSTER} FROM clicks WHERE id >= ?2 AND id < ?3)`;

/** Counts the next few recent buckets again, round and round; answers the rows that were wrong. */
export async function repairClickStats(db: D1Database, nowMs: number): Promise<number> {
  const oldest = await db.prepare("SELECT at FROM clicks ORDER BY id LIMIT 1").first<number>("at");
  if (oldest === null) return 0;
  const first = Math.max(toBucket(oldest), toBucket(nowMs - LOOK_BACK_MS)) + STATS_BUCKET_MS;
  const last = toBucket(nowMs) - STATS_BUCKET_MS;
  const next = (await loadSettings(db, "repair.")).get("stats_bucket");
  let bucket = typeof next === "number" && next >= first && next <= last ? next : first;

  let wrong = 0;
  let rowsRead = 0;
  for (let count = 0; count < BUCKETS_A_RUN && bucket <= last && rowsRead < ROWS_A_RUN; count++) {
    const result = await repairBucket(db, bucket);
    wrong += result.wrong;
    rowsRead += result.rowsRead;
    bucket += STATS_BUCKET_MS;
  }
  await saveSetting(db, "repair.stats_bucket", bucket, nowMs);
  return wrong;
}

async function repairBucket(db: D1Database, bucket: number): Promise<{ wrong: number; rowsRead: number }> {
  const range = [bucket, `clk_${encodeTime(bucket)}`, `clk_${encodeTime(bucket + STATS_BUCKET_MS)}`];
  const results = await db.batch([
    db.prepare(CORRECT).bind(...range),
    db.prepare(DELETE_UNFOUNDED).bind(...range),
  ]);
  const wrong = results.reduce((total, { meta }) => total + meta.changes, 0);
  if (wrong > 0) await unfoldClicks(db, [bucket]).run();
  return {
    wrong,
    rowsRead: results.reduce((total, { meta }) => total + meta.rows_read, 0),
  };
}

function toBucket(at: number): number {
  return at - (at % STATS_BUCKET_MS);
}
