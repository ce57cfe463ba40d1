import type { hourReportRow } from "@rotator/shared/contract/reports";
import { listDays } from "@rotator/shared/core/days";
import type * as z from "zod";
import { loadCut } from "./folded-days.ts";
import type { ReportPeriod, ReportSpan } from "./report-period.ts";

type HourReportRow = z.infer<typeof hourReportRow>;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

// In two steps, since the first finds its rows in order: all of them would be sorted.
const COUNT_BUCKETS = `
SELECT d.bucket, d.clicks FROM json_each(?1, '$.days') AS day CROSS JOIN click_quarters AS d ON d.from_time = day.value
UNION ALL
SELECT bucket, sum(clicks) FROM (
  SELECT s.bucket, sum(s.clicks) AS clicks
  FROM json_each(?1, '$.gaps') AS gap CROSS JOIN rotators AS r CROSS JOIN click_stats AS s
    ON s.rotator_id = r.id AND s.bucket >= gap.value ->> 0 AND s.bucket < gap.value ->> 1
  WHERE s.verdict = 'human' GROUP BY gap.key, s.rotator_id, s.bucket)
GROUP BY 1`;

/** Clicks of people by weekday and hour: all 168, Monday's midnight first. */
export async function loadHourReport(
  db: D1Database,
  { period, comparison, timeZone }: ReportPeriod,
): Promise<HourReportRow[]> {
  const [clicks, before] = await Promise.all([
    countHours(db, period, timeZone),
    countHours(db, comparison, timeZone),
  ]);
  return clicks.map((count, index) => ({
    weekday: Math.floor(index / 24) + 1,
    hour: index % 24,
    clicks: count,
    clicksBefore: before[index] ?? 0,
  }));
}

async function countHours(db: D1Database, span: ReportSpan, timeZone: string): Promise<number[]> {
  const { results } = await db
    .prepare(COUNT_BUCKETS)
    .bind(JSON.stringify(await loadCut(db, "clicks", span)))
    .all<{ bucket: number; clicks: number }>();
  const clockHour = new Intl.DateTimeFormat("en", { timeZone, hour: "numeric", hourCycle: "h23" });
  const days = listDays(span.fromDay, span.toDay, timeZone);
  const hours = Array.from({ length: 7 * 24 }, () => 0);
  for (const { bucket, clicks } of results) {
    const day = days.find(({ from, to }) => bucket >= from && bucket < to);
    if (day === undefined) continue;
    // Only on the days when clocks change does an hour have another number than it is the how-many-eth.
    const hour =
      day.to - day.from === DAY_MS
        ? Math.floor((bucket - day.from) / HOUR_MS)
        : Number(clockHour.format(bucket));
    const index = ((new Date(day.day).getUTCDay() + 6) % 7) * 24 + hour;
    hours[index] = (hours[index] ?? 0) + clicks;
  }
  return hours;
}
