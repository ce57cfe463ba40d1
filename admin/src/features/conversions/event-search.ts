import { CONVERSION_STATES, DELIVERY_REASONS } from "@rotator/shared/core/conversion";
import { readDay } from "@rotator/shared/core/day";
import { addDays, findDayStart } from "@rotator/shared/core/days";
import type { EventFilter } from "./queries.ts";

const TIMES = ["today", "7", "30", "all"] as const;
export type EventTime = (typeof TIMES)[number];
const DAYS = { today: 1, 7: 7, 30: 30 };

/** What the address says of the filter; what it cannot say is left out. */
export function readEventSearch(search: URLSearchParams) {
  const status = CONVERSION_STATES.find((state) => state === search.get("state"));
  const reason = DELIVERY_REASONS.find((known) => known === search.get("why"));
  const pixelId = search.get("pixel") ?? undefined;
  const rotatorId = search.get("rotator") ?? undefined;
  return {
    ...(status !== undefined && { status }),
    ...(reason !== undefined && { reason }),
    ...(pixelId !== undefined && { pixelId }),
    ...(rotatorId !== undefined && { rotatorId }),
    time: TIMES.find((time) => time === search.get("time")) ?? "7",
  } satisfies EventFilter & { time: EventTime };
}

/** The first millisecond of the days, today the last of them; undefined: from the beginning. */
export function findStart(time: EventTime, timeZone: string, nowMs: number): number | undefined {
  if (time === "all") return undefined;
  return findDayStart(addDays(readDay(nowMs, timeZone), 1 - DAYS[time]), timeZone);
}
