import { addDays, countDays } from "@rotator/shared/core/days";

export const PRESETS = ["today", "yesterday", "7d", "30d", "90d", "month", "last-month"] as const;
export type Preset = (typeof PRESETS)[number];

/** As many days as a report takes. */
export const MAX_DAYS = 100;

/** Whole days of the deployment's zone, YYYY-MM-DD, the last one included. */
export interface Days {
  from: string;
  to: string;
}

export interface Period extends Days {
  preset: Preset | "own";
}

const USUAL: Preset = "7d";
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What an address asks for; the last seven days where it asks for nothing that makes sense. */
export function readPeriod(search: URLSearchParams, today: string): Period {
  const own = { from: search.get("from") ?? "", to: search.get("to") ?? "" };
  if (isAllowed(own)) return { preset: "own", ...own };
  const preset = PRESETS.find((name) => name === search.get("period")) ?? USUAL;
  return { preset, ...findDays(preset, today) };
}

/** The rest of the address stays. */
export function writePeriod(search: URLSearchParams, period: Preset | Days): URLSearchParams {
  const changed = new URLSearchParams(search);
  for (const name of ["period", "from", "to"]) changed.delete(name);
  if (typeof period !== "string") {
    changed.set("from", period.from);
    changed.set("to", period.to);
  } else if (period !== USUAL) changed.set("period", period);
  return changed;
}

function isAllowed({ from, to }: Days): boolean {
  return [from, to].every(isDay) && from <= to && countDays(from, to) <= MAX_DAYS;
}

function isDay(day: string): boolean {
  return DAY.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day;
}

function findDays(preset: Preset, today: string): Days {
  const firstOfMonth = `${today.slice(0, 8)}01`;
  const endOfLastMonth = addDays(firstOfMonth, -1);
  const days: Record<Preset, Days> = {
    today: { from: today, to: today },
    yesterday: { from: addDays(today, -1), to: addDays(today, -1) },
    "7d": { from: addDays(today, -6), to: today },
    "30d": { from: addDays(today, -29), to: today },
    "90d": { from: addDays(today, -89), to: today },
    month: { from: firstOfMonth, to: today },
    "last-month": { from: `${endOfLastMonth.slice(0, 8)}01`, to: endOfLastMonth },
  };
  return days[preset];
}
