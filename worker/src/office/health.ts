import { describeError } from "./db/database-unavailable.ts";
import { loadBacklog, type Backlog } from "./db/load-backlog.ts";
import type { OfficeEnv } from "./env.ts";
import { withTimeLimit } from "./time-limit.ts";

const CACHED_MS = 10_000;
const STORE_LIMIT_MS = 2_000;
const INBOX_AGE_LIMIT_SECONDS = 300;

interface StoreState {
  ok: boolean;
  ms: number;
}

export interface Health {
  status: "ok" | "degraded";
  at: number;
  stores: { database: StoreState; links: StoreState; edge: StoreState };
  /** Absent while the database does not answer. */
  backlog?: Backlog | undefined;
}

let last: Health | undefined;

/** Deep health: 200 while all is well, 503 otherwise. Looked at anew every ten seconds at most. */
export async function respondHealth(env: OfficeEnv, nowMs: number): Promise<Response> {
  const fresh = last !== undefined && nowMs >= last.at && nowMs < last.at + CACHED_MS;
  const health = last !== undefined && fresh ? last : await checkHealth(env, nowMs);
  last = health;
  return Response.json(health, {
    status: health.status === "ok" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}

export async function checkHealth(env: OfficeEnv, nowMs: number, limitMs = STORE_LIMIT_MS): Promise<Health> {
  let backlog: Backlog | undefined;
  const [database, links, edge] = await Promise.all([
    checkStore("database", limitMs, async () => {
      backlog = await loadBacklog(env.DB, nowMs);
    }),
    checkStore("links", limitMs, () => env.LINKS.get("health")),
    checkStore("edge", limitMs, () => askEdge(env)),
  ]);
  const stores = { database, links, edge };
  const degraded = !database.ok || !links.ok || !edge.ok || backlog === undefined || isBehind(backlog);
  return { status: degraded ? "degraded" : "ok", at: nowMs, stores, backlog };
}

async function askEdge(env: OfficeEnv): Promise<void> {
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

function isBehind({ inbox, database }: Backlog): boolean {
  return inbox.oldestAgeSeconds > INBOX_AGE_LIMIT_SECONDS || database.alarm;
}
