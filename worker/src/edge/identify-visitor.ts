import { makeId } from "@rotator/shared/core/id";
import { type Visitor, readVisitorCookie } from "@rotator/shared/core/visitor";
import type { Isolate } from "./isolate.ts";

export const VISITOR_COOKIE = "wr";
const RANDOM_BYTES = 16;

/** The visitor that the cookie names, or undefined for who brings none that can be read. */
export function identifyVisitor(cookies: string, nowMs: number): Visitor | undefined {
  const value = readCookie(cookies, VISITOR_COOKIE);
  return value === undefined ? undefined : readVisitorCookie(value, nowMs);
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
  if (cookies === "") return undefined;
  const key = `${name}=`;
  let at = cookies.indexOf(key);
  while (at > 0 && !/[;\s]/.test(cookies.charAt(at - 1))) at = cookies.indexOf(key, at + 1);
  if (at < 0) return undefined;
  const end = cookies.indexOf(";", at);
  return cookies.slice(at + key.length, end < 0 ? undefined : end).trim();
}
