import { readPublishedRotator } from "@rotator/shared/core/published-rotator";
import type { EdgeEnv } from "./env.ts";
import { type Isolate, remember, takeRead } from "./isolate.ts";
import { type Lane, createLane, keepLane, updateLane } from "./lane.ts";
import type { Link } from "./read-link.ts";
import { within } from "./within.ts";

const STORE_LIMIT_MS = 250;
const CACHE_LIMIT_MS = 100;
const LOAD_LIMIT_MS = 650;
const UNKNOWN_MS = 10_000;
const MAX_UNKNOWN = 2_000;
const MAX_ADDRESSES = 1_000;
const SILENCE_MS = 60_000;
const LOAD_BY_ADDRESS = "SELECT body FROM published_rotators WHERE address = ?1";

export type Loaded = Lane | "unknown" | "unavailable";

/** The rotator at an address as this isolate remembers it. */
export function recallLane(
  address: string,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
  nowMs: number,
): Lane | undefined {
  const lane = isolate.lanes.get(address);
  if (!lane?.rotator.addresses.includes(address)) return undefined;
  reloadAfterSilence(lane, address, env, ctx, isolate, nowMs);
  return lane;
}

/** The same from KV, D1, or the last good copy. */
export async function loadRotator(
  { address, url }: Link,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
  nowMs: number,
): Promise<Loaded> {
  const unknownUntil = isolate.unknown.get(address);
  if (unknownUntil !== undefined && nowMs < unknownUntil) return "unknown";
  // A rotator that is remembered here and says that it has left: KV may not know yet.
  const hasMoved = isolate.lanes.delete(address);
  const loaded = await within(LOAD_LIMIT_MS, loadOnce(address, env, ctx, isolate, hasMoved));
  // The request that was to load it may have been cut off: the next visitor begins anew.
  if (!loaded) isolate.loading.delete(address);
  if (typeof loaded?.value === "object") remember(isolate.addresses, MAX_ADDRESSES, url, address);
  return loaded?.value ?? "unavailable";
}

/** A copy that no rotation has confirmed for a minute is read again, beside the answer. */
function reloadAfterSilence(
  lane: Lane,
  address: string,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
  nowMs: number,
): void {
  if (nowMs - Math.max(lane.confirmedAt, lane.loadedAt) > SILENCE_MS && !isolate.loading.has(address)) {
    ctx.waitUntil(loadOnce(address, env, ctx, isolate, false));
  }
}

/** Visitors who come together share one load; it lives as long as the first one's request may, and each has its own limit. */
function loadOnce(
  address: string,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
  skipKv: boolean,
): Promise<Loaded> {
  const underWay = isolate.loading.get(address);
  if (underWay) return underWay;
  const load = loadFromStores(address, env, ctx, isolate, skipKv).finally(() =>
    isolate.loading.delete(address),
  );
  isolate.loading.set(address, load);
  ctx.waitUntil(load);
  return load;
}

async function loadFromStores(
  address: string,
  env: EdgeEnv,
  ctx: ExecutionContext,
  isolate: Isolate,
  skipKv: boolean,
): Promise<Loaded> {
  const fromKv = skipKv ? undefined : await within(STORE_LIMIT_MS, readKv(address, env));
  if (fromKv?.value) {
    const lane = accept(fromKv.value, address, ctx, isolate);
    if (lane?.rotator.addresses.includes(address)) return lane;
  }

  const mayAskD1 = takeRead(fromKv ? isolate.missReads : isolate.outageReads, Date.now());
  const fromD1 = mayAskD1 ? await within(STORE_LIMIT_MS, readD1(address, env)) : undefined;
  if (fromD1?.value) return accept(fromD1.value, address, ctx, isolate) ?? "unavailable";
  if (fromD1) {
    remember(isolate.unknown, MAX_UNKNOWN, address, Date.now() + UNKNOWN_MS);
    return "unknown";
  }

  const lastGood = await within(CACHE_LIMIT_MS, readLastGood(address));
  if (lastGood?.value) return accept(lastGood.value, address, undefined, isolate) ?? "unavailable";
  return fromKv && !mayAskD1 ? "unknown" : "unavailable";
}

function accept(
  body: string,
  address: string,
  ctx: ExecutionContext | undefined,
  isolate: Isolate,
): Lane | undefined {
  const rotator = readPublishedRotator(body);
  if (!rotator) return undefined;
  const lane = isolate.lanesById.get(rotator.id) ?? createLane(rotator, 0);
  updateLane(lane, rotator);
  lane.loadedAt = Date.now();
  keepLane(isolate, address, lane);
  if (ctx) ctx.waitUntil(within(CACHE_LIMIT_MS * 10, keepLastGood(address, body)));
  return lane;
}

/** Undefined where KV has none, or none that this code can read. */
export async function readKv(address: string, env: EdgeEnv): Promise<string | undefined> {
  const body = await env.LINKS.get(`link:${address}`, { cacheTtl: 60 });
  return body !== null && readPublishedRotator(body) ? body : undefined;
}

export async function readD1(address: string, env: EdgeEnv): Promise<string | undefined> {
  const row = await env.DB.prepare(LOAD_BY_ADDRESS).bind(address).first<{ body: string }>();
  return row?.body;
}

async function readLastGood(address: string): Promise<string | undefined> {
  const response = await caches.default.match(lastGoodKey(address));
  return response?.text();
}

async function keepLastGood(address: string, body: string): Promise<void> {
  await caches.default.put(
    lastGoodKey(address),
    new Response(body, { headers: { "cache-control": "max-age=86400" } }),
  );
}

function lastGoodKey(address: string): string {
  return `https://last-good.invalid/${address}`;
}
