import { readIdTime } from "@rotator/shared/core/id";
import { OPEN } from "./open-events.ts";
import { loadRetentionRules } from "./retention-rules.ts";

const DAY_MS = 86_400_000;
const COUNT_UP_TO = 1_000;

export interface Backlog {
  inbox: { packs: number; oldestAgeSeconds: number };
  unpublished: { rotators: number; oldestAgeSeconds: number };
  /** Of the first 1,000 open ones. `oldestAgeSeconds`: since the event that is longest due and not sent; held ones wait for a person. */
  conversions: { waiting: number; held: number; oldestAgeSeconds: number };
  dimDeltas: { batches: number; oldestAgeSeconds: number };
  deadLetters: { all: number; lastDay: number };
  lostClicks: { all: number; lastDay: number };
  database: { bytes: number; alarm: boolean };
}

interface Counts extends Record<string, unknown> {
  packs: number;
  oldestPack: number | null;
  rotators: number;
  oldestMark: number | null;
  waiting: number;
  held: number;
  oldestDue: number | null;
  deltas: number;
  oldestDelta: string | null;
  letters: number;
  lettersLastDay: number;
  lost: number;
  lostLastDay: number;
}

const COUNTS = `
SELECT
  (SELECT count(*) FROM click_inbox) AS packs,
  (SELECT min(received_at) FROM click_inbox) AS oldestPack,
  (SELECT count(DISTINCT rotator_id) FROM published_rotators WHERE unpublished = 1) AS rotators,
  (SELECT min(unpublished_since) FROM published_rotators WHERE unpublished = 1) AS oldestMark,
  coalesce(waiting, 0) AS waiting, coalesce(held, 0) AS held, oldestDue,
  (SELECT count(*) FROM click_dim_deltas) AS deltas,
  (SELECT min(id) FROM click_dim_deltas) AS oldestDelta,
  (SELECT count(*) FROM dead_letters) AS letters,
  (SELECT count(*) FROM dead_letters WHERE at >= ?1) AS lettersLastDay,
  (SELECT coalesce(sum(clicks), 0) FROM lost_clicks) AS lost,
  (SELECT coalesce(sum(clicks), 0) FROM lost_clicks WHERE at >= ?1) AS lostLastDay
FROM (
  SELECT sum(status <> 'held') AS waiting, sum(status = 'held') AS held, min(iif(status <> 'held', due_at, NULL)) AS oldestDue
  FROM (SELECT status, due_at FROM conversion_events WHERE ${OPEN} LIMIT ${COUNT_UP_TO}))`;

/** What waits, what failed and how full the database is. */
export async function loadBacklog(db: D1Database, databaseLimitMb: string, nowMs: number): Promise<Backlog> {
  const { alarm_bytes: alarmBytes } = await loadRetentionRules(db, databaseLimitMb);
  const { results, meta } = await db
    .prepare(COUNTS)
    .bind(nowMs - DAY_MS)
    .all<Counts>();
  const counts = results[0];
  if (counts === undefined) throw new Error("no counts");
  const { oldestPack, oldestMark, oldestDelta } = counts;
  const age = (at: number | null) => (at === null ? 0 : Math.max(0, Math.round((nowMs - at) / 1000)));
  return {
    inbox: { packs: counts.packs, oldestAgeSeconds: age(oldestPack) },
    unpublished: { rotators: counts.rotators, oldestAgeSeconds: age(oldestMark) },
    conversions: {
      waiting: counts.waiting,
      held: counts.held,
      oldestAgeSeconds: age(counts.oldestDue),
    },
    dimDeltas: {
      batches: counts.deltas,
      oldestAgeSeconds: age(oldestDelta === null ? null : readIdTime(oldestDelta)),
    },
    deadLetters: { all: counts.letters, lastDay: counts.lettersLastDay },
    lostClicks: { all: counts.lost, lastDay: counts.lostLastDay },
    database: { bytes: meta.size_after, alarm: meta.size_after >= alarmBytes },
  };
}
