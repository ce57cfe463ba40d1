import { makeId } from "@rotator/shared/core/id";
import { readPair } from "@rotator/shared/core/query";
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
  return readPair(cookies, name, ";")?.trim();
}
