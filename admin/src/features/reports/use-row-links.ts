import type { Stairs } from "@rotator/shared/contract/reports";
import { usePeriod } from "../../ui/use-period.ts";
import { writePeriod } from "../../ui/period.ts";

/** Where the rows of each step stand. */
export function useRowLinks(): Record<keyof Stairs, string> {
  const clicks = useClicksLink();
  const { period } = usePeriod();
  // The list of events knows these days only.
  const time = { today: "today", "7d": "7", "30d": "30" }[period.preset as string] ?? "all";
  const events = (more: Record<string, string>) =>
    `/conversions/events?${new URLSearchParams({ time, ...more })}`;
  return {
    all: clicks({}),
    previewsAndBots: clicks({ kind: "preview_or_bot" }),
    prefetches: clicks({ kind: "prefetch" }),
    floods: clicks({ kind: "flood" }),
    doubleTaps: clicks({ kind: "repeat" }),
    people: clicks({ kind: "human" }),
    eventsMade: events({}),
    eventsAccepted: events({ state: "delivered" }),
  };
}

/** The list of clicks of the same days, filtered. */
export function useClicksLink(): (filter: Record<string, string>) => string {
  const { period } = usePeriod();
  const days = period.preset === "own" ? period : period.preset;
  return (filter) => {
    const search = writePeriod(new URLSearchParams(filter), days);
    return search.size > 0 ? `/reports/clicks?${search}` : "/reports/clicks";
  };
}
