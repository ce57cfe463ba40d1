/** Counts stand by quarters of an hour, the real unit of time zones. */
export const STATS_BUCKET_MS = 900_000;

/** The roster that a click counts by: what is due is of turns alone, and other clicks need no rows of their own. */
export function rosterOfTurn(choice: string, rosterVersion: string): string {
  return `iif(${choice} IN ('turn', 'local'), ${rosterVersion}, 0)`;
}
