import { makeId } from "@rotator/shared/core/id";
import { readRawParameter } from "@rotator/shared/core/query";
import { type Visitor, readVisitorCookie } from "@rotator/shared/core/visitor";
import type { Assignment } from "./assign-agent.ts";
import type { Isolate, Tap } from "./isolate.ts";

export const VISITOR_COOKIE = "wr";
const TAP_MS = 5_000;
const MAX_TAPS = 2_000;
const CLICK_IDS = ["fbclid", "gclid", "gbraid", "wbraid", "ttclid", "msclkid", "li_fat_id"];
const RANDOM_BYTES = 16;

/** The visitor that the cookie names, or a new one. */
export function identifyVisitor(
  cookies: string,
  isolate: Isolate,
  nowMs: number,
): Visitor & { isNew: boolean } {
  const value = readCookie(cookies, VISITOR_COOKIE);
  const known = value === undefined ? undefined : readVisitorCookie(value, nowMs);
  if (known) return { ...known, isNew: false };
  return { id: makeNextId("vis", isolate, nowMs), owners: [], isNew: true };
}

export function makeNextId(prefix: "vis" | "clk" | "pck", isolate: Isolate, nowMs: number): string {
  if (isolate.randomAt + RANDOM_BYTES > isolate.randomBytes.length) {
    crypto.getRandomValues(isolate.randomBytes);
    isolate.randomAt = 0;
  }
  const id = makeId(prefix, nowMs, isolate.randomBytes, isolate.randomAt);
  isolate.randomAt += RANDOM_BYTES;
  return id;
}

export function readCookie(cookies: string, name: string): string | undefined {
  const key = `${name}=`;
  let at = cookies.indexOf(key);
  while (at > 0 && !/[;\s]/.test(cookies.charAt(at - 1))) at = cookies.indexOf(key, at + 1);
  if (at < 0) return undefined;
  const end = cookies.indexOf(";", at);
  return cookies.slice(at + key.length, end < 0 ? undefined : end).trim();
}

/** What makes two taps the same: the visitor cookie, or address, browser and a click id; undefined where neither is there. */
export function tapKey(
  rotatorId: string,
  visitor: { id: string; isNew: boolean },
  ip: string,
  userAgent: string,
  query: string,
): string | undefined {
  if (!visitor.isNew) return `${rotatorId} ${visitor.id}`;
  if (ip === "") return undefined;
  for (const name of CLICK_IDS) {
    const clickId = readRawParameter(query, name);
    if (clickId) return `${rotatorId} ${ip} ${clickId} ${userAgent}`;
  }
  return undefined;
}

export function findTap(key: string, isolate: Isolate, nowMs: number): Tap | undefined {
  const tap = isolate.taps.recent.get(key) ?? isolate.taps.older.get(key);
  return tap && nowMs - tap.at <= TAP_MS ? tap : undefined;
}

/** Remembers for five to ten seconds: two maps take turns, so that nothing needs to be searched for what is old. */
export function rememberTap(
  key: string,
  visitorId: string,
  assignment: Promise<Assignment>,
  isolate: Isolate,
  nowMs: number,
): void {
  const { taps } = isolate;
  if (nowMs - taps.turnedAt > TAP_MS || taps.recent.size >= MAX_TAPS) {
    taps.older = taps.recent;
    taps.recent = new Map();
    taps.turnedAt = nowMs;
  }
  taps.recent.set(key, { visitorId, assignment, at: nowMs });
}
