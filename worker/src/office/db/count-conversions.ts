import { readDay, readDayStart } from "@rotator/shared/core/day";
import { OPEN } from "./open-events.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const HOUR_MS = 3_600_000;
const MAX_DAYS = 100;

export interface ConversionCounts {
  /** By pixel and day of the events; days without any are absent. What waits and what is held is so now. */
  days: DayCounts[];
  /** Now, whatever day they are of; every pixel. */
  open: { pixelId: string; waiting: number; held: number }[];
}

interface DayCounts {
  pixelId: string;
  day: string;
  made: number;
  delivered: number;
  waiting: number;
  held: number;
  rejected: number;
}

/** Of one quarter of an hour; null: the pixel has none at all. */
interface OpenRow extends Record<string, unknown> {
  pixelId: string;
  bucket: number | null;
  waiting: number;
  held: number;
}

const COUNT_DAYS = `
SELECT p.id AS pixelId, d.value ->> 'day' AS day,
  sum(s.made) AS made, sum(s.delivered) AS delivered, sum(s.rejected) AS rejected
FROM json_each(?1) AS d CROSS JOIN pixels AS p CROSS JOIN conversion_stats AS s
  ON s.pixel_id = p.id AND s.bucket >= d.value ->> 'from' AND s.bucket < d.value ->> 'to'
GROUP BY 1, 2 ORDER BY 1, 2`;

const COUNT_OPEN = `
SELECT p.id AS pixelId, e.event_at - e.event_at % ${STATS_BUCKET_MS} AS bucket,
  count(e.id) FILTER (WHERE e.status <> 'held') AS waiting, count(e.id) FILTER (WHERE e.status = 'held') AS held
FROM pixels AS p LEFT JOIN conversion_events AS e ON e.pixel_id = p.id AND e.${OPEN}
GROUP BY 1, 2 ORDER BY 1, 2`;

/** Of every day that has a part between the two times, in the deployment's zone; the last 100 days of them at most. */
export async function countConversions(
  db: D1Database,
  timeZone: string,
  fromMs: number,
  toMs: number,
): Promise<ConversionCounts> {
  const days = listDays(timeZone, fromMs, toMs);
  const [counted, open] = await Promise.all([
    db
      .prepare(COUNT_DAYS)
      .bind(JSON.stringify(days))
      .all<Omit<DayCounts, "waiting" | "held"> & Record<string, unknown>>(),
    db.prepare(COUNT_OPEN).bind().all<OpenRow>(),
  ]);
  return {
    days: addOpen(counted.results, open.results, days),
    open: sumByPixel(open.results),
  };
}

function addOpen(counted: Omit<DayCounts, "waiting" | "held">[], open: OpenRow[], days: Day[]): DayCounts[] {
  const rows = counted.map((row) => ({ ...row, waiting: 0, held: 0 }));
  const byPixelAndDay = new Map(rows.map((row) => [`${row.pixelId} ${row.day}`, row]));
  for (const { pixelId, bucket, waiting, held } of open) {
    const day = days.find(({ from, to }) => bucket !== null && bucket >= from && bucket < to)?.day;
    const row = byPixelAndDay.get(`${pixelId} ${day}`);
    if (row === undefined) continue;
    row.waiting += waiting;
    row.held += held;
  }
  return rows;
}

function sumByPixel(open: OpenRow[]): ConversionCounts["open"] {
  const sums = new Map<string, ConversionCounts["open"][number]>();
  for (const { pixelId, waiting, held } of open) {
    const sum = sums.get(pixelId) ?? { pixelId, waiting: 0, held: 0 };
    sums.set(pixelId, { pixelId, waiting: sum.waiting + waiting, held: sum.held + held });
  }
  return [...sums.values()];
}

interface Day {
  day: string;
  from: number;
  to: number;
}

function listDays(timeZone: string, fromMs: number, toMs: number): Day[] {
  const days: Day[] = [];
  let to = startAfter(toMs - 1, timeZone);
  while (to > fromMs && days.length < MAX_DAYS) {
    const from = readDayStart(to - 1, timeZone);
    days.push({ day: readDay(from, timeZone), from, to });
    to = from;
  }
  return days;
}

/** Where the next day begins. A day has 23 to 25 hours. */
function startAfter(atMs: number, timeZone: string): number {
  return readDayStart(readDayStart(atMs, timeZone) + 26 * HOUR_MS, timeZone);
}
