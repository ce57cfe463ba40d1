import { encodeTime, type IdPrefix } from "@rotator/shared/core/id";

export interface TimeSpan {
  from: number;
  /** Not part of it. */
  to: number;
}

/** The ids of that span, from the first up to the second: ids sort by time. */
export function idRange(prefix: IdPrefix, { from, to }: TimeSpan): [string, string] {
  return [`${prefix}_${encodeTime(from)}`, `${prefix}_${encodeTime(Math.max(from, to))}`];
}
