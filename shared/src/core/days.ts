import { readDay, readDayStart } from "./day.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface DaySpan {
  /** YYYY-MM-DD */
  day: string;
  /** Milliseconds UTC; `to` is not part of it. A day has 23 to 25 hours. */
  from: number;
  to: number;
}

/** The day that is so many days after (or before). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}

/** How many days there are from the one to the other, both included. */
export function countDays(fromDay: string, toDay: string): number {
  return Math.round((Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS) + 1;
}

/** When a day begins in a zone. */
export function findDayStart(day: string, timeZone: string): number {
  const noon = Date.parse(day) + DAY_MS / 2;
  // At noon in Greenwich it is the same day nearly everywhere, and elsewhere the one before or after.
  const inside = [0, -DAY_MS / 2, DAY_MS / 2].find((off) => readDay(noon + off, timeZone) === day) ?? 0;
  return readDayStart(noon + inside, timeZone);
}

/** Every day from the one to the other, both included. */
export function listDays(fromDay: string, toDay: string, timeZone: string): DaySpan[] {
  const days: DaySpan[] = [];
  let from = findDayStart(fromDay, timeZone);
  for (let day = fromDay; day <= toDay; day = addDays(day, 1)) {
    const to = findNextStart(from, timeZone);
    days.push({ day, from, to });
    from = to;
  }
  return days;
}

function findNextStart(from: number, timeZone: string): number {
  const usual = from + DAY_MS;
  if (readDay(usual, timeZone) !== readDay(usual - 1, timeZone)) return usual;
  return readDayStart(from + 26 * HOUR_MS, timeZone);
}
