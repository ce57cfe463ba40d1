import type { PublishedMember } from "@rotator/shared/core/published-rotator";
import type { EdgeEnv } from "./env.ts";
import { type Lane, takeLocalTurn, updateLane } from "./lane.ts";
import { LEASE_FORMAT, type Lease } from "./lease.ts";
import { within } from "./within.ts";

const ROTATION_LIMIT_MS = 400;
/** What a visit may take until it is led away, whatever fails. */
const VISIT_LIMIT_MS = 700;
const RUN_MS = 1_500;
const MEMORY_MS = 2_000;
/** A run with less than this many seconds of clicks left is followed by the next, beside the answer. */
const REFILL_SECONDS = 0.05;
/** Below, a turn fetched ahead could lie here while somebody else's visitor is due: see the rotation's own bound. */
const BUSY_PER_SECOND = 5;
const CONFIRM_AFTER_MS = 1_000;
const CONFIRMED_FOR_MS = 2_000;
const MAX_REST_MS = 8_000;

export interface Turn {
  member: PublishedMember;
  choice: "turn" | "local";
}

/**
 * The next turn: lent by the rotation, or this isolate's own where the rotation does not answer in time;
 * undefined if nobody takes turns. On a busy link it is there at once.
 */
export function takeTurn(
  lane: Lane,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Turn | undefined | Promise<Turn | undefined> {
  const now = Date.now();
  countClick(lane, now);
  return takeLentTurn(lane, now, env, ctx) ?? awaitTurn(lane, startedAt, env, ctx);
}

async function awaitTurn(
  lane: Lane,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Turn | undefined> {
  lane.waiting++;
  return (await awaitLentTurn(lane, startedAt, env, ctx)) ?? takeOwnTurn(lane);
}

/**
 * Others may take what comes before this visitor wakes up, so it asks more than once; each call asks for all who wait.
 * Who has a turn waits no longer from that very step, or the next call would borrow one for it again.
 */
async function awaitLentTurn(
  lane: Lane,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Turn | undefined> {
  for (let attempt = 0; attempt < 4 && Date.now() >= lane.openUntil; attempt++) {
    const answered = await awaitRotation(lane, startedAt, env, ctx);
    if (!answered || !lane.canTakeTurns) break;
    lane.waiting--;
    const turn = takeLentTurn(lane, Date.now(), env, ctx);
    if (turn) return turn;
    lane.waiting++;
  }
  lane.waiting--;
  return undefined;
}

/**
 * Sees to it that the copy in hand was true within the last two seconds, as far as the rotation answers in time;
 * undefined where there is nothing to wait for.
 */
export function confirmRoster(
  lane: Lane,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<boolean> | undefined {
  const now = Date.now();
  const ageMs = now - lane.confirmedAt;
  if (ageMs <= CONFIRM_AFTER_MS || now < lane.openUntil) return undefined;
  if (ageMs > CONFIRMED_FOR_MS) return awaitRotation(lane, startedAt, env, ctx);
  if (!lane.call) void callRotation(lane, 0, env, ctx);
  return undefined;
}

/** Whether the rotation said so lately enough to lead customers by it. */
export function isConfirmed(lane: Lane): boolean {
  return Date.now() - lane.confirmedAt <= CONFIRMED_FOR_MS + ROTATION_LIMIT_MS;
}

function takeLentTurn(lane: Lane, now: number, env: EdgeEnv, ctx: ExecutionContext): Turn | undefined {
  if (lane.runAt < lane.run.length && now > lane.runExpiresAt) giveBackRun(lane);
  const member = lane.rotator.members[lane.run[lane.runAt] ?? -1];
  if (!member) return undefined;
  lane.runAt++;
  if (runsLow(lane, now)) void callRotation(lane, Math.max(1, lane.waiting), env, ctx);
  return { member, choice: "turn" };
}

function takeOwnTurn(lane: Lane): Turn | undefined {
  const position = lane.canTakeTurns ? takeLocalTurn(lane) : undefined;
  const member = position === undefined ? undefined : lane.rotator.members[position];
  if (!member) return undefined;
  mergeUnused(lane, { [member.id]: -1 });
  return { member, choice: "local" };
}

function runsLow(lane: Lane, now: number): boolean {
  if (lane.call || lane.rate <= BUSY_PER_SECOND || now < lane.openUntil) return false;
  return lane.run.length - lane.runAt <= lane.rate * REFILL_SECONDS;
}

/** Whether the rotation answered in time. A call that is late or fails leaves the rotation alone for a while. */
async function awaitRotation(
  lane: Lane,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<boolean> {
  const call = lane.call ?? callRotation(lane, lane.waiting, env, ctx);
  const failures = lane.failures;
  const answer = await within(waitLeft(startedAt), call);
  if (!answer && lane.call === call) {
    lane.call = undefined;
    restRotation(lane);
  }
  return answer !== undefined && lane.failures <= failures;
}

function waitLeft(startedAt: number): number {
  return Math.min(ROTATION_LIMIT_MS, Math.max(50, startedAt + VISIT_LIMIT_MS - Date.now()));
}

/** One call at a time, held by `waitUntil`: it outlives a visitor who closes the tab, and others may wait for it. */
function callRotation(lane: Lane, want: number, env: EdgeEnv, ctx: ExecutionContext): Promise<void> {
  const { unused } = lane;
  const { id, version, rosterVersion } = lane.rotator;
  const askedAt = Date.now();
  lane.unused = undefined;
  const call: Promise<void> = requestLease().then(
    (lease) => acceptLease(lane, lease, askedAt, call),
    () => {
      if (rosterVersion === lane.rotator.rosterVersion) mergeUnused(lane, unused);
      if (lane.call !== call) return;
      lane.call = undefined;
      restRotation(lane);
    },
  );
  lane.call = call;
  ctx.waitUntil(call);
  return call;

  async function requestLease(): Promise<Lease> {
    const rotation = env.ROTATION.getByName(id);
    const request = { v: LEASE_FORMAT, rotatorId: id, version, rosterVersion, want, rate: lane.rate, unused };
    const lease = await rotation.lease(request);
    if (!lease) throw new Error("the rotation has no copy");
    return lease;
  }
}

function acceptLease(lane: Lane, lease: Lease, askedAt: number, call: Promise<void>): void {
  if (lease.rotator) updateLane(lane, lease.rotator);
  lane.confirmedAt = Math.max(lane.confirmedAt, askedAt);
  lane.failures = 0;
  const run = lease.version === lane.rotator.version ? lease.run : [];
  if (lane.call !== call) {
    for (const position of run) reportUnused(lane, position, 1);
    return;
  }
  lane.call = undefined;
  if (run.length === 0) return;
  const now = Date.now();
  if (now > lane.runExpiresAt) giveBackRun(lane);
  lane.run = [...lane.run.slice(lane.runAt), ...run];
  lane.runAt = 0;
  lane.runExpiresAt = now + RUN_MS;
}

function restRotation(lane: Lane): void {
  lane.failures++;
  lane.openUntil = Date.now() + Math.random() * Math.min(MAX_REST_MS, 500 * 2 ** lane.failures);
}

function giveBackRun(lane: Lane): void {
  for (; lane.runAt < lane.run.length; lane.runAt++) reportUnused(lane, lane.run[lane.runAt] ?? -1, 1);
}

function reportUnused(lane: Lane, position: number, count: number): void {
  const member = lane.rotator.members[position];
  if (member) mergeUnused(lane, { [member.id]: count });
}

function mergeUnused(lane: Lane, counts: Record<string, number> | undefined): void {
  if (!counts) return;
  lane.unused ??= {};
  for (const [agentId, count] of Object.entries(counts))
    lane.unused[agentId] = (lane.unused[agentId] ?? 0) + count;
}

function countClick(lane: Lane, now: number): void {
  lane.rate = lane.rate * Math.exp((lane.lastTurnAt - now) / MEMORY_MS) + 1000 / MEMORY_MS;
  lane.lastTurnAt = now;
}
