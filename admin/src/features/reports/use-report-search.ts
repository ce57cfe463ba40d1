import { writePeriod } from "../../ui/period.ts";
import { usePeriod } from "../../ui/use-period.ts";

/** What of the address goes with every report: the days, and this. */
export function useReportSearch(more: Record<string, string> = {}): string {
  const { period } = usePeriod();
  const search = writePeriod(new URLSearchParams(more), period.preset === "own" ? period : period.preset);
  return search.size > 0 ? `?${search}` : "";
}
