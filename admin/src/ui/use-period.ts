import { readDay } from "@rotator/shared/core/day";
import { addDays, findDayStart } from "@rotator/shared/core/days";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../session-queries.ts";
import { type Days, type Period, type Preset, readPeriod, writePeriod } from "./period.ts";

interface UsedPeriod {
  period: Period;
  /** For lists that take times: milliseconds UTC, `to` is not part of it. */
  times: { from: number; to: number };
  today: string;
  setPeriod: (period: Preset | Days) => void;
}

/** The days that a page tells of, kept in its address. */
export function usePeriod(): UsedPeriod {
  const [search, setSearch] = useSearchParams();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const { timeZone } = session.deployment;
  const [openedAt] = useState(() => Date.now());
  const today = readDay(openedAt, timeZone);
  const period = readPeriod(search, today);
  return {
    period,
    times: { from: findDayStart(period.from, timeZone), to: findDayStart(addDays(period.to, 1), timeZone) },
    today,
    setPeriod: (changed) => setSearch((now) => writePeriod(now, changed), { replace: true }),
  };
}
