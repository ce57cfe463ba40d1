import type { PublishedRotator } from "@rotator/shared/core/published-rotator";

export const LEASE_FORMAT = 1;

/** What an isolate asks of a rotation, and what it has to report. */
export interface LeaseRequest {
  v: number;
  rotatorId: string;
  /** Of the copy in the caller's hand. */
  version: number;
  rosterVersion: number;
  /** Turns needed now; 0 only asks whether the copy is still true. */
  want: number;
  /** Clicks a second in the caller's isolate that need a turn. */
  rate: number;
  /** By agent id: turns lent and not used (positive), turns taken without the rotation (negative). */
  unused: Record<string, number> | undefined;
}

export interface Lease {
  v: number;
  /** Of the rotation's own copy. */
  version: number;
  /** Whose turns these are, in order: positions in the members of that copy. */
  run: number[];
  /** The whole copy, where the caller's is older. */
  rotator: PublishedRotator | undefined;
}
