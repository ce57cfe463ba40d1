import { readDay, readDayStart } from "@rotator/shared/core/day";
import { OPEN } from "./open-events.ts";

const HOUR_MS = 3_600_000;
const MAX_DAYS = 100;

export interface ConversionCounts {
  /** By pixel and day of the events; days without any are absent. */
  days: { pixelId: string; day: string; made: number; delivered: number; rejected: number }[];
  /** Now, whatever day they are of. */
  open: { pixelId: string; waiting: number; held: number }[];
}

const COUNT_DAYS = `
SELECT p.id AS pixelId, d.value ->> 'day' AS day,
  sum(s.made) AS made, sum(s.delivered) AS delivered, sum(s.rejected) AS rejected
FROM json_each(?1) AS d CROSS JOIN pixels AS p CROSS JOIN conversion_stats AS s
  ON s.pixel_id = p.id AND s.bucket >= d.value ->> 'from' AND s.bucket < d.value ->> 'to'
GROUP BY 1, 2 ORDER BY 1, 2`;

const ofPixel = (states: string) => `(
  SELECT count(*) FROM conversion_events AS e WHERE e.pixel_id = p.id AND e.status IN (${states}) AND e.${OPEN})`;

const COUNT_OPEN = `
SELECT p.id AS pixelId, ${ofPixel("'waiting', 'sending'")} AS waiting, ${ofPixel("'held'")} AS held
FROM pixels AS p ORDER BY p.id`;

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
      .all<ConversionCounts["days"][number] & Record<string, unknown>>(),
    db.prepare(COUNT_OPEN).bind().all<ConversionCounts["open"][number] & Record<string, unknown>>(),
  ]);
  return { days: counted.results, open: open.results };
}

function listDays(timeZone: string, fromMs: number, toMs: number) {
  const days: { day: string; from: number; to: number }[] = [];
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
