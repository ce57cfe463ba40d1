import type { EdgeEnv } from "./env.ts";
import { readD1, readKv } from "./load-rotator.ts";
import { within } from "./within.ts";

const LIMIT_MS = 2_000;

/** What the edge's own bindings answer. Undefined: no answer came. */
export interface EdgeSight {
  /** Whether they have a link's copy. */
  database: boolean | undefined;
  links: boolean | undefined;
  hasQueue: boolean;
  /** What waits in the queue; undefined where the platform does not say. */
  queue: { messages: number; oldestAt: number | undefined } | undefined;
}

export async function lookAround(address: string, env: EdgeEnv): Promise<EdgeSight> {
  const [database, links, queue] = await Promise.all([
    within(LIMIT_MS, readD1(address, env)),
    within(LIMIT_MS, readKv(address, env)),
    within(LIMIT_MS, readQueue(env)),
  ]);
  return {
    database: database && database.value !== undefined,
    links: links && links.value !== undefined,
    hasQueue: env.CLICKS !== undefined,
    queue: queue?.value,
  };
}

async function readQueue({ CLICKS }: EdgeEnv): Promise<EdgeSight["queue"]> {
  const metrics = await CLICKS?.metrics?.();
  if (!metrics) return undefined;
  return { messages: metrics.backlogCount, oldestAt: metrics.oldestMessageTimestamp?.getTime() };
}
