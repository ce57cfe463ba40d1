import { readDay } from "@rotator/shared/core/day";
import { addDays, findDayStart } from "@rotator/shared/core/days";
import { LEAD_STATUSES, LEAD_TABS, type LeadTab } from "@rotator/shared/core/lead";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import type { LeadFilter } from "./queries.ts";

export const PERIODS = ["today", "yesterday", "week", "month"] as const;
type Period = (typeof PERIODS)[number];

/** The first day of each, and the day after its last, counted from today. */
const DAYS: Record<Period, [number, number | undefined]> = {
  today: [0, undefined],
  yesterday: [-1, 0],
  week: [-6, undefined],
  month: [-29, undefined],
};

/** Which leads the page's address asks for. */
export function useLeadFilter() {
  const [search, setSearch] = useSearchParams();
  const { data: session } = useQuery(sessionQueries.current());
  const tab: LeadTab = LEAD_TABS.find((known) => known === search.get("show")) ?? "contact";
  const filter = readFilter(search, tab, session?.deployment.timeZone ?? "UTC");
  return {
    tab,
    filter,
    search,
    isFiltered: Object.keys(filter).length > 0,
    set: (name: string, value: string) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before);
          if (value === "") after.delete(name);
          else after.set(name, value);
          return after;
        },
        { replace: true },
      ),
    clear: () => setSearch(tab === "contact" ? {} : { show: tab }, { replace: true }),
  };
}

function readFilter(search: URLSearchParams, tab: LeadTab, timeZone: string): LeadFilter {
  const status =
    tab === "clicked" ? undefined : LEAD_STATUSES.find((known) => known === search.get("status"));
  const period = PERIODS.find((known) => known === search.get("time"));
  const agentId = search.get("cs");
  const rotatorId = search.get("rotator");
  return {
    ...(status !== undefined && { status }),
    ...(agentId !== null && { agentId }),
    ...(rotatorId !== null && { rotatorId }),
    ...(period !== undefined && readPeriod(period, timeZone)),
  };
}

function readPeriod(period: Period, timeZone: string): LeadFilter {
  const today = readDay(Date.now(), timeZone);
  const startOf = (days: number) => String(findDayStart(addDays(today, days), timeZone));
  const [from, to] = DAYS[period];
  return { from: startOf(from), ...(to !== undefined && { to: startOf(to) }) };
}
