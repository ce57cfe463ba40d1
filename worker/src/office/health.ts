import type { AlarmChannel } from "@rotator/shared/core/alarm";
import { waitUntil } from "cloudflare:workers";
import { type ChannelEnv, listUnreadableChannels } from "./db/alarm-channels.ts";
import { describeError } from "./db/database-unavailable.ts";
import { loadBacklog, type Backlog } from "./db/load-backlog.ts";
import type { OfficeEnv } from "./env.ts";
import { withTimeLimit } from "./time-limit.ts";

const CACHED_MS = 10_000;
const STORE_LIMIT_MS = 2_000;
const WAIT_LIMIT_SECONDS = 300;

interface HealthEnv extends ChannelEnv, Pick<OfficeEnv, "LINKS" | "EDGE" | "DATABASE_LIMIT_MB"> {
  ROTATION: { getByName(name: string): { ping(): Promise<string> } };
}

interface StoreState {
  ok: boolean;
  ms: number;
}

export interface Health {
  status: "ok" | "degraded";
  at: number;
  stores: { database: StoreState; links: StoreState; edge: StoreState; rotation: StoreState };
  /** Absent while the database does not answer. */
  backlog?: Backlog | undefined;
  /** By these no alarm is heard: they were saved under another key. Absent as above. */
  unreadableChannels?: AlarmChannel[] | undefined;
}

let last: { at: number; health: Promise<Health> } | undefined;

/** Deep health: 200 while all is well, 503 otherwise. Looked at anew every ten seconds at most, however many ask. */
export async function respondHealth(env: HealthEnv, nowMs: number): Promise<Response> {
  if (last === undefined || nowMs < last.at || nowMs >= last.at + CACHED_MS) {
    last = { at: nowMs, health: checkHealth(env, nowMs) };
    // Others wait for it too, should the one who asked first go away.
    waitUntil(last.health);
  }
  const health = await last.health;
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

export async function checkHealth(env: HealthEnv, nowMs: number, limitMs = STORE_LIMIT_MS): Promise<Health> {
  let backlog: Backlog | undefined;
  let unreadableChannels: AlarmChannel[] | undefined;
  const [database, links, edge, rotation] = await Promise.all([
    checkStore("database", limitMs, async () => {
      [backlog, unreadableChannels] = await Promise.all([
        loadBacklog(env.DB, env.DATABASE_LIMIT_MB, nowMs),
        listUnreadableChannels(env),
      ]);
    }),
    checkStore("links", limitMs, () => env.LINKS.get("health")),
    checkStore("edge", limitMs, () => askEdge(env)),
    checkStore("rotation", limitMs, () => env.ROTATION.getByName("health").ping()),
  ]);
  const stores = { database, links, edge, rotation };
  const answering = Object.values(stores).every(({ ok }) => ok);
  const heard = unreadableChannels?.length === 0;
  const well = answering && heard && backlog !== undefined && !isTroubled(backlog);
  return { status: well ? "ok" : "degraded", at: nowMs, stores, backlog, unreadableChannels };
}

async function askEdge(env: HealthEnv): Promise<void> {
  const { status } = await env.EDGE.fetch("http://edge/healthz");
  if (status >= 500) throw new Error(`status ${status}`);
}

async function checkStore(store: string, limitMs: number, ask: () => Promise<unknown>): Promise<StoreState> {
  const startedAt = Date.now();
  try {
    await withTimeLimit(ask(), limitMs);
    return { ok: true, ms: Date.now() - startedAt };
  } catch (error) {
    console.error({ event: "health.store_failed", store, error: describeError(error) });
    return { ok: false, ms: Date.now() - startedAt };
  }
}

function isTroubled(backlog: Backlog): boolean {
  const { inbox, unpublished, conversions, alarms, dimDeltas, deadLetters, lostClicks, database } = backlog;
  const waiting = [inbox, unpublished, dimDeltas].some(
    ({ oldestAgeSeconds }) => oldestAgeSeconds > WAIT_LIMIT_SECONDS,
  );
  const stopped = conversions.held > 0 || alarms.stopping > 0;
  return waiting || stopped || deadLetters.lastDay > 0 || lostClicks.lastDay > 0 || database.alarm;
}
