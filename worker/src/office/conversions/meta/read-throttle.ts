const MINUTE_MS = 60_000;
const SHORTEST_MS = MINUTE_MS;
const LONGEST_MS = 60 * MINUTE_MS;
const UNTOLD_MS = 5 * MINUTE_MS;

/** How long a throttled pixel waits: as long as the answer's headers say, within bounds. */
export function readThrottle(headers: Headers): number {
  const told = [
    ...findNumbers(headers.get("x-business-use-case-usage"), "estimated_time_to_regain_access", MINUTE_MS),
    ...findNumbers(headers.get("x-business-use-case"), "estimated_time_to_regain_access", MINUTE_MS),
    ...findNumbers(headers.get("x-ad-account-usage"), "reset_time_duration", 1000),
    ...readSeconds(headers.get("retry-after")),
  ].filter((milliseconds) => milliseconds > 0);
  if (told.length === 0) return UNTOLD_MS;
  return Math.min(Math.max(...told, SHORTEST_MS), LONGEST_MS);
}

/** Every number of that name, however deep: the business header lists its figures by business. */
function findNumbers(json: string | null, name: string, unitMs: number): number[] {
  const found: number[] = [];
  try {
    JSON.parse(json ?? "null", (key, value: unknown) => {
      if (key === name && typeof value === "number") found.push(value * unitMs);
      return value;
    });
  } catch {
    return [];
  }
  return found;
}

function readSeconds(value: string | null): number[] {
  return value !== null && /^\d{1,9}$/.test(value.trim()) ? [Number(value) * 1000] : [];
}
