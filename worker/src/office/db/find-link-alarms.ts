import type { AlarmState, OpenAlarm } from "./alarms.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const MINUTE_MS = 60_000;
const FLOOD_BEGINS_MS = 15 * MINUTE_MS;
const FLOOD_ENDS_MS = 60 * MINUTE_MS;
const UNTOLD_BEGINS_MS = 120 * MINUTE_MS;
const UNTOLD_ENDS_MS = 1_440 * MINUTE_MS;
const NAMES_AT_MOST = 3;

interface LinkRow extends Record<string, unknown> {
  id: string;
  name: string;
  /** How many flood clicks there were of late, and the latest quarter of an hour that has any. */
  floodClicks: number | null;
  floodBucket: number | null;
  /** The latest with clicks that should be told to a pixel, where there is none. */
  untoldBucket: number | null;
}

const DEFAULT_PIXEL = `
SELECT CASE WHEN json_valid(value) THEN value ->> '$' END FROM settings WHERE key = 'conversions.default_pixel_id'`;

// Each link costs a look at its last few quarters of an hour.
const LINKS = `
WITH links AS MATERIALIZED (
  SELECT id, name,
    (SELECT sum(clicks) FROM click_stats WHERE rotator_id = rotators.id AND bucket >= ?1 AND verdict = 'flood') AS floodClicks,
    CASE WHEN click_event <> 'none' AND consent <> 'never'
      AND NOT EXISTS (SELECT 1 FROM pixels WHERE enabled AND id = coalesce(rotators.pixel_id, (${DEFAULT_PIXEL})))
    THEN (SELECT bucket FROM click_stats WHERE rotator_id = rotators.id AND bucket >= ?2 AND verdict = 'human'
          ORDER BY bucket DESC LIMIT 1) END AS untoldBucket
  FROM rotators)
SELECT id, name, floodClicks, untoldBucket,
  (SELECT max(bucket) FROM click_stats WHERE rotator_id = links.id AND bucket >= ?1 AND verdict = 'flood') AS floodBucket
FROM links WHERE floodClicks IS NOT NULL OR untoldBucket IS NOT NULL ORDER BY id`;

/** Links that are flooded, and links whose clicks no pixel is told of. What begins soon ends late, so that it does not flap. */
export async function findLinkAlarms(
  db: D1Database,
  open: readonly OpenAlarm[],
  nowMs: number,
): Promise<AlarmState[]> {
  const { results } = await db
    .prepare(LINKS)
    .bind(bucketOf(nowMs - FLOOD_ENDS_MS), bucketOf(nowMs - UNTOLD_ENDS_MS))
    .all<LinkRow>();
  return [...findFloods(results, open, nowMs), ...findUntold(results, open, nowMs)];
}

function findFloods(links: readonly LinkRow[], open: readonly OpenAlarm[], nowMs: number): AlarmState[] {
  const flooded = new Set(open.filter(({ kind }) => kind === "flood").map(({ subjectId }) => subjectId));
  const begins = bucketOf(nowMs - FLOOD_BEGINS_MS);
  return links
    .filter(({ id, floodBucket }) => floodBucket !== null && (floodBucket >= begins || flooded.has(id)))
    .map(({ id, name, floodClicks }) => ({
      kind: "flood",
      subjectId: id,
      detail: { name, count: floodClicks ?? 0 },
    }));
}

function findUntold(links: readonly LinkRow[], open: readonly OpenAlarm[], nowMs: number): AlarmState[] {
  const untold = links.filter(({ untoldBucket }) => untoldBucket !== null);
  const begins = bucketOf(nowMs - UNTOLD_BEGINS_MS);
  const isOpen = open.some(({ kind }) => kind === "no_pixel");
  if (untold.length === 0) return [];
  if (!isOpen && untold.every(({ untoldBucket }) => (untoldBucket ?? 0) < begins)) return [];
  const names = untold.slice(0, NAMES_AT_MOST).map(({ name }) => name);
  return [{ kind: "no_pixel", subjectId: "", detail: { names, count: untold.length } }];
}

function bucketOf(atMs: number): number {
  return atMs - (atMs % STATS_BUCKET_MS);
}
