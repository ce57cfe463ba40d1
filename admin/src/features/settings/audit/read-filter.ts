import { addDays, findDayStart } from "@rotator/shared/core/days";
import type { AuditFilter } from "./queries.ts";

/** The filter as the address has it; days are of the deployment's clock, like the times that the list shows. */
export function readFilter(search: URLSearchParams, timeZone: string): AuditFilter {
  return {
    actor: search.get("who") ?? "",
    kind: search.get("what") ?? "",
    from: startOf(search.get("from"), 0, timeZone),
    to: startOf(search.get("to"), 1, timeZone),
  };
}

function startOf(day: string | null, daysLater: number, timeZone: string): number | undefined {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) return undefined;
  return findDayStart(addDays(day, daysLater), timeZone);
}
