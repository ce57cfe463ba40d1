/** What is left of the calls that the plan allows an invocation, and of its time; shared by all that it sends. */
export interface Budget {
  calls: number;
  untilMs: number;
}

export const CALLS = { claim: 3, request: 1, ledger: 3, check: 1 } as const;
/** With fewer left nothing new is begun: what was sent must reach the ledger, after a failure of the database too. */
const RESERVE = CALLS.claim + CALLS.request + 2 * CALLS.ledger;

const LANES = 3;

const RUN_MS = 25_000;
const DEFAULT_LIMIT = 1_000;

/** `callLimit`: the variable of that name; `part`: how much of it sending may use, 0 to 1. */
export function makeBudget(callLimit: string, part: number, nowMs: number): Budget {
  const limit = Number(callLimit);
  return { calls: Math.floor((limit > 0 ? limit : DEFAULT_LIMIT) * part), untilMs: nowMs + RUN_MS };
}

/** How many requests may go side by side: one where others would take what it needs to be written down. */
export function countLanes({ calls }: Budget): number {
  return calls >= 3 * LANES * RESERVE ? LANES : 1;
}

export function isSpent({ calls, untilMs }: Budget): boolean {
  return calls < RESERVE || Date.now() >= untilMs;
}
