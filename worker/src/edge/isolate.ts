import type { Site } from "@rotator/shared/core/site";
import type { Assignment } from "./assign-agent.ts";
import type { Classification } from "./classify-request.ts";
import type { Lane } from "./lane.ts";
import type { OpenPack } from "./record-click.ts";

/** What one isolate remembers between requests. Every map is bounded where it is written. */
export interface Isolate {
  /** By address. */
  lanes: Map<string, Lane>;
  lanesById: Map<string, Lane>;
  /** By URL without query, of links that led somewhere. */
  addresses: Map<string, string>;
  /** By user agent. */
  classifications: Map<string, Classification>;
  /** Addresses that D1 did not know, and until when that is believed. */
  unknown: Map<string, number>;
  loading: Map<string, Promise<Lane | "unknown" | "unavailable">>;
  missReads: ReadBudget;
  outageReads: ReadBudget;
  logoReads: ReadBudget;
  site: { value: Site | undefined; readAt: number };
  taps: { recent: Map<string, Tap>; older: Map<string, Tap>; turnedAt: number };
  clicksByIp: { clicks: Map<string, number>; minute: number };
  pack: OpenPack | undefined;
  lastClickAt: number;
  lostClicks: number;
  randomBytes: Uint8Array;
  randomAt: number;
}

/** How many reads a second an isolate may still ask of a store. */
export interface ReadBudget {
  perSecond: number;
  left: number;
  second: number;
}

/** A moment ago this browser was led somewhere. */
export interface Tap {
  rotatorId: string;
  visitorId: string;
  ip: string;
  userAgent: string;
  assignment: Assignment | Promise<Assignment>;
  at: number;
}

export function createIsolate(): Isolate {
  return {
    lanes: new Map(),
    lanesById: new Map(),
    addresses: new Map(),
    classifications: new Map(),
    unknown: new Map(),
    loading: new Map(),
    missReads: createBudget(5),
    outageReads: createBudget(200),
    logoReads: createBudget(50),
    site: { value: undefined, readAt: 0 },
    taps: { recent: new Map(), older: new Map(), turnedAt: 0 },
    clicksByIp: { clicks: new Map(), minute: 0 },
    pack: undefined,
    lastClickAt: 0,
    lostClicks: 0,
    randomBytes: new Uint8Array(4096),
    randomAt: 4096,
  };
}

function createBudget(perSecond: number): ReadBudget {
  return { perSecond, left: perSecond, second: 0 };
}

/** Forgets everything rather than grow. */
export function remember<Value>(map: Map<string, Value>, max: number, key: string, value: Value): void {
  if (map.size >= max) map.clear();
  map.set(key, value);
}

export function takeRead(budget: ReadBudget, nowMs: number): boolean {
  const second = Math.floor(nowMs / 1000);
  if (budget.second !== second) {
    budget.second = second;
    budget.left = budget.perSecond;
  }
  if (budget.left === 0) return false;
  budget.left--;
  return true;
}
