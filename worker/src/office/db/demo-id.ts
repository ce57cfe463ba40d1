import { type IdPrefix, makeId } from "@rotator/shared/core/id";

export const DEMO_MADE_AT = Date.UTC(2026, 0, 1);

/** The same in every demo, so that it can be found again. */
export function demoId(prefix: IdPrefix, number: number): string {
  return makeId(prefix, DEMO_MADE_AT, new Uint8Array(16).fill(number));
}
