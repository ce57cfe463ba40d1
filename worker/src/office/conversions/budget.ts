/** What is left of the calls that the plan allows an invocation, and of its time; shared by all that it sends. */
export interface Budget {
  calls: number;
  untilMs: number;
}

const CALLS = { claim: 3, request: 1, ledger: 3, check: 1 } as const;
/** What a request may need until it is written down, after a failure of the database too. */
export const REQUEST_CALLS = CALLS.claim + CALLS.request + 2 * CALLS.ledger;
/** One more request of the same claim, for half of its events. */
export const HALF_CALLS = CALLS.check + CALLS.request + CALLS.ledger;
export const LEDGER_CALLS = CALLS.ledger;

const LANES = 3;

const RUN_MS = 25_000;
const DEFAULT_LIMIT = 1_000;

/** `callLimit`: the variable of that name; `part`: how much of it sending may use, 0 to 1. */
export function makeBudget(callLimit: string, part: number, nowMs: number): Budget {
  const limit = Number(callLimit);
  return { calls: Math.floor((limit > 0 ? limit : DEFAULT_LIMIT) * part), untilMs: nowMs + RUN_MS };
}

/** How many requests of one pixel may go side by side: where there is little, one. */
export function countLanes({ calls }: Budget): number {
  return calls >= 3 * LANES * REQUEST_CALLS ? LANES : 1;
}

/** Takes calls before they are made, so that nobody beside begins what could not be ended; false where too few are left. */
export function takeCalls(budget: Budget, calls: number): boolean {
  if (isSpent(budget) || budget.calls < calls) return false;
  budget.calls -= calls;
  return true;
}

/** Whether not even one more request may begin. */
export function isSpent({ calls, untilMs }: Budget): boolean {
  return calls < REQUEST_CALLS || Date.now() >= untilMs;
}
