import { readRawParameter } from "@rotator/shared/core/query";
import type { Isolate, Tap } from "./isolate.ts";

const TAP_MS = 5_000;
/** Enough of a long click id to tell it from others of the same address. */
const CLICK_ID_END = 40;
const MAX_TAPS = 4_000;
const CLICK_IDS = ["fbclid", "gclid", "ttclid", "gbraid", "wbraid", "msclkid", "li_fat_id"];

/** By what a tap of somebody without a cookie is known: address and click id; undefined where one is missing. */
export function clickKey(rotatorId: string, ip: string, query: string): string | undefined {
  if (ip === "") return undefined;
  for (const name of CLICK_IDS) {
    const clickId = readRawParameter(query, name);
    if (clickId) return `${rotatorId} ${ip} ${clickId.slice(-CLICK_ID_END)}`;
  }
  return undefined;
}

export function visitorKey(rotatorId: string, visitorId: string): string {
  return `${visitorId} ${rotatorId}`;
}

/** The tap with this key and from the same browser within the last five seconds. */
export function findTap(key: string, userAgent: string, isolate: Isolate, nowMs: number): Tap | undefined {
  const tap = isolate.taps.recent.get(key) ?? isolate.taps.older.get(key);
  return tap && nowMs - tap.at <= TAP_MS && tap.userAgent === userAgent ? tap : undefined;
}

/** Remembers for five to ten seconds: two maps take turns, so that nothing needs to be searched for what is old. */
export function rememberTap(keys: (string | undefined)[], tap: Tap, isolate: Isolate): void {
  const { taps } = isolate;
  if (tap.at - taps.turnedAt > TAP_MS || taps.recent.size >= MAX_TAPS) {
    taps.older = taps.recent;
    taps.recent = new Map();
    taps.turnedAt = tap.at;
  }
  for (const key of keys) if (key !== undefined) taps.recent.set(key, tap);
}
