import type { AuditFilter } from "./queries.ts";

/** The filter as the address has it; days are of the reader's own clock. */
export function readFilter(search: URLSearchParams): AuditFilter {
  return {
    actor: search.get("who") ?? "",
    kind: search.get("what") ?? "",
    from: startOf(search.get("from"), 0),
    to: startOf(search.get("to"), 1),
  };
}

function startOf(day: string | null, daysLater: number): number | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? "") ?? [];
  if (year === undefined) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater).getTime();
}
