import { readDay } from "@rotator/shared/core/day";
import { addDays } from "@rotator/shared/core/days";

export const PERIODS = ["today", "7", "30"] as const;
export type Period = (typeof PERIODS)[number];

const LENGTHS = { today: 1, 7: 7, 30: 30 };

/** Both included. */
export interface Days {
  from: string;
  to: string;
}

/** Whole days in the deployment's zone, today the last of them. */
export function findDays(period: Period, timeZone: string, nowMs: number): Days {
  const to = readDay(nowMs, timeZone);
  return { from: addDays(to, 1 - LENGTHS[period]), to };
}
