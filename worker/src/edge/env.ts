import type { Lease, LeaseRequest } from "./lease.ts";

export interface EdgeEnv {
  DB: D1Database;
  LINKS: KVNamespace;
  ROTATION: Rotations;
  /** Absent on the free plan: packs then go to `click_inbox`. */
  CLICKS?: ClickQueue;
  FALLBACK_PHONE: string;
  FLOOD_CLICKS_PER_MINUTE: string;
  PACK_GATHER_MS: string;
}

/** What a visit asks of the rotations and of the queue, so that a test of a link can stand in for both. */
export interface Rotations {
  getByName(name: string): { lease(request: LeaseRequest): Promise<Lease | undefined> };
  idFromName(name: string): { toString(): string };
}

export interface ClickQueue {
  send(message: unknown, options?: { contentType?: "text" }): Promise<unknown>;
  /** Of the platform's own. */
  metrics?(): Promise<{ backlogCount: number; oldestMessageTimestamp?: Date }>;
}
