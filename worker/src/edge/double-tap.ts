import { CLICK_ID_NAMES } from "@rotator/shared/core/click";
import { readPair } from "@rotator/shared/core/query";
import type { Visit } from "./answer-link.ts";
import type { Isolate, Tap } from "./isolate.ts";

const TAP_MS = 5_000;
/** Enough of a long click id to tell it from others. */
const CLICK_ID_END = 40;
const MAX_TAPS = 4_000;

/** By what the tap of somebody without a cookie is known. */
export function readClickKey(query: string): string | undefined {
  for (const name of CLICK_ID_NAMES) {
    const clickId = readPair(query, name, "&");
    if (clickId) return clickId.slice(-CLICK_ID_END);
  }
  return undefined;
}

/** The same browser's tap on the same link within the last five seconds; `key` is a visitor's id, or the end of a click id. */
export function findTap(key: string, { lane, ip, userAgent, isolate, startedAt }: Visit): Tap | undefined {
  const tap = isolate.taps.recent.get(key) ?? isolate.taps.older.get(key);
  if (!tap || startedAt - tap.at > TAP_MS || tap.rotatorId !== lane.rotator.id) return undefined;
  return key === tap.visitorId || (tap.ip === ip && tap.userAgent === userAgent) ? tap : undefined;
}

/** Remembers for five to ten seconds: two maps take turns, so that nothing needs to be searched for what is old. */
export function rememberTap(clickKey: string | undefined, tap: Tap, { taps }: Isolate): void {
  if (tap.at - taps.turnedAt > TAP_MS || taps.recent.size >= MAX_TAPS) {
    taps.older = taps.recent;
    taps.recent = new Map();
    taps.turnedAt = tap.at;
  }
  taps.recent.set(tap.visitorId, tap);
  if (clickKey !== undefined) taps.recent.set(clickKey, tap);
}
