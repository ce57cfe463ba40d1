import { readDay } from "@rotator/shared/core/day";
import { addDays, countDays, findDayStart } from "@rotator/shared/core/days";

const USUAL_DAYS = 7;
export const MAX_DAYS = 100;

export interface ReportSpan {
  fromDay: string;
  toDay: string;
  from: number;
  to: number;
}

export interface ReportPeriod {
  timeZone: string;
  period: ReportSpan;
  comparison: ReportSpan;
}

export type PeriodProblem = { problem: "after_end" | "too_long" };

/** Days of the zone, and as many before them. While the last day runs, the comparison ends at the same time of its own,
 * unless days can only be compared as a whole. */
export function readReportPeriod(
  asked: { from?: string | undefined; to?: string | undefined },
  timeZone: string,
  nowMs: number,
  wholeDays = false,
): ReportPeriod | PeriodProblem {
  const toDay = asked.to ?? latest(readDay(nowMs, timeZone), asked.from);
  const fromDay = asked.from ?? addDays(toDay, 1 - USUAL_DAYS);
  if (fromDay > toDay) return { problem: "after_end" };
  const count = countDays(fromDay, toDay);
  if (count > MAX_DAYS) return { problem: "too_long" };

  const period = readSpan(fromDay, toDay, timeZone);
  const comparison = readSpan(addDays(fromDay, -count), addDays(toDay, -count), timeZone);
  const runsSince = findDayStart(toDay, timeZone);
  if (!wholeDays && nowMs >= runsSince && nowMs < period.to)
    comparison.to = Math.min(findDayStart(comparison.toDay, timeZone) + nowMs - runsSince, comparison.to);
  return { timeZone, period, comparison };
}

function readSpan(fromDay: string, toDay: string, timeZone: string): ReportSpan {
  const from = findDayStart(fromDay, timeZone);
  return { fromDay, toDay, from, to: findDayStart(addDays(toDay, 1), timeZone) };
}

function latest(today: string, from: string | undefined): string {
  return from !== undefined && from > today ? from : today;
}
