import { DurableObject } from "cloudflare:workers";
import type { PublishedRotator } from "@rotator/shared/core/published-rotator";
import type { EdgeEnv } from "./env.ts";

export const LEASE_FORMAT = 1;

/** What an isolate asks and reports; a lane's one call at a time. */
export interface LeaseRequest {
  v: number;
  rotatorId: string;
  /** Versions of the copy in the caller's hand. */
  version: number;
  rosterVersion: number;
  /** Turns needed now; 0 only asks whether the copy is still true. */
  want: number;
  /** Clicks a second in the caller's isolate that needed a turn. */
  rate: number;
  /** By agent id: turns handed out and not used (positive), turns taken without the rotation (negative). */
  unused?: Record<string, number> | undefined;
}

export interface Lease {
  v: number;
  /** Agent ids in the order of their turns: positions in the members of the copy that the caller then holds. */
  run: number[];
  /** The whole copy where the caller's was older. */
  rotator?: PublishedRotator | undefined;
}

/** Whose turn is next in one rotator, named by its id. */
export class Rotation extends DurableObject<EdgeEnv> {
  /** Takes a copy newer than its own; answers the version that it holds then. */
  publish(copy: PublishedRotator): number {
    return copy.version;
  }

  async lease(request: LeaseRequest): Promise<Lease> {
    return { v: LEASE_FORMAT, run: [], rotator: undefined };
  }
}
