import { loadRetentionRules } from "./retention-rules.ts";

export interface Backlog {
  inbox: { packs: number; oldestAgeSeconds: number };
  deadLetters: number;
  unpublishedRotators: number;
  dimDeltas: number;
  lostClicks: number;
  database: { bytes: number; alarm: boolean };
}

interface Counts extends Record<string, unknown> {
  packs: number;
  oldest: number | null;
  deadLetters: number;
  unpublished: number;
  deltas: number;
  lost: number;
}

const COUNTS = `
SELECT
  (SELECT count(*) FROM click_inbox) AS packs,
  (SELECT min(received_at) FROM click_inbox) AS oldest,
  (SELECT count(*) FROM dead_letters) AS deadLetters,
  (SELECT count(DISTINCT rotator_id) FROM published_rotators WHERE unpublished = 1) AS unpublished,
  (SELECT count(*) FROM click_dim_deltas) AS deltas,
  (SELECT coalesce(sum(clicks), 0) FROM lost_clicks) AS lost`;

/** What waits, what failed and how full the database is. */
export async function loadBacklog(db: D1Database, nowMs: number): Promise<Backlog> {
  const { alarm_bytes: alarmBytes } = await loadRetentionRules(db);
  const { results, meta } = await db.prepare(COUNTS).all<Counts>();
  const counts = results[0];
  if (counts === undefined) throw new Error("no counts");
  return {
    inbox: {
      packs: counts.packs,
      oldestAgeSeconds: counts.oldest === null ? 0 : Math.max(0, Math.round((nowMs - counts.oldest) / 1000)),
    },
    deadLetters: counts.deadLetters,
    unpublishedRotators: counts.unpublished,
    dimDeltas: counts.deltas,
    lostClicks: counts.lost,
    database: { bytes: meta.size_after, alarm: meta.size_after >= alarmBytes },
  };
}
