import type { Lead } from "@rotator/shared/contract/leads";

/** Nobody has answered yet. */
export function isWaiting({ status }: Pick<Lead, "status">): boolean {
  return status === "new";
}

/** Since when a lead waits: its last click, or its beginning. */
export function waitsSince({ lastClickAt, createdAt }: Pick<Lead, "lastClickAt" | "createdAt">): number {
  return lastClickAt ?? createdAt;
}

/** Those who wait on top, the longest first; then the others, who was heard of last first. */
export function orderByWaiting<T extends Lead>(leads: readonly T[]): T[] {
  return leads.toSorted((one, other) => {
    if (isWaiting(one) !== isWaiting(other)) return isWaiting(one) ? -1 : 1;
    if (isWaiting(one)) return waitsSince(one) - waitsSince(other);
    return other.lastActivityAt - one.lastActivityAt;
  });
}
