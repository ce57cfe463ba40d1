import type { Choice } from "@rotator/shared/core/click";
import type { PublishedMember } from "@rotator/shared/core/published-rotator";
import { type Belonging, type Visitor, findBelonging } from "@rotator/shared/core/visitor";
import type { EdgeEnv } from "./env.ts";
import { type Lane, takeAnyActive } from "./lane.ts";
import { confirmRoster, isConfirmed, takeTurn } from "./take-turn.ts";
import { whenReady } from "./when-ready.ts";

export interface Assignment {
  choice: Choice;
  /** Whom the visitor goes to; without one, `phone` is a backup number, or there is nobody at all. */
  member?: PublishedMember | undefined;
  phone?: string | undefined;
  belonging?: Belonging | undefined;
  /** Said of the click where it is not as it should be. */
  reason?: "unconfirmed" | undefined;
}

/**
 * Who gets this visitor: its owner, who covers, the next turn, or the first in the fallback chain that there is.
 * Waits for nothing while turns are at hand and the roster is fresh.
 */
export function assignAgent(
  lane: Lane,
  visitor: Visitor,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Assignment | Promise<Assignment> {
  const belonging = findBelonging(lane.rotator, visitor, startedAt);
  if (lane.canTakeTurns && !belonging) return assignByTurn(lane, undefined, startedAt, env, ctx);
  const confirmation = confirmRoster(lane, startedAt, env, ctx);
  if (!confirmation) return assignByRoster(lane, belonging, startedAt, env, ctx);
  return confirmation.then(() => {
    const now = findBelonging(lane.rotator, visitor, startedAt);
    return assignByRoster(lane, now, startedAt, env, ctx);
  });
}

function assignByRoster(
  lane: Lane,
  belonging: Belonging | undefined,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Assignment | Promise<Assignment> {
  const own = assignOwn(lane, belonging);
  if (own) return own;
  if (!lane.canTakeTurns) return assignFallback(lane, env);
  return assignByTurn(lane, belonging, startedAt, env, ctx);
}

function assignOwn(lane: Lane, belonging: Belonging | undefined): Assignment | undefined {
  if (!belonging || belonging.kind === "uncovered") return undefined;
  const choice = belonging.kind === "owner" ? "sticky" : "cover";
  return {
    choice,
    member: belonging.member,
    belonging,
    reason: isConfirmed(lane) ? undefined : "unconfirmed",
  };
}

function assignByTurn(
  lane: Lane,
  belonging: Belonging | undefined,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Assignment | Promise<Assignment> {
  return whenReady(takeTurn(lane, startedAt, env, ctx), (turn) =>
    turn ? { choice: turn.choice, member: turn.member, belonging } : assignFallback(lane, env),
  );
}

/** The same for clicks that take no turn, such as a flood's: customers go to their own, others to anybody. */
export function assignWithoutTurn(
  lane: Lane,
  visitor: Visitor,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Assignment | Promise<Assignment> {
  return whenReady(confirmRoster(lane, startedAt, env, ctx), () => {
    return assignOwn(lane, findBelonging(lane.rotator, visitor, startedAt)) ?? assignFallback(lane, env);
  });
}

function assignFallback(lane: Lane, env: EdgeEnv): Assignment {
  const member = takeAnyActive(lane);
  if (member) return { choice: "fallback", member };
  return { choice: "fallback", ...findBackup(lane, env) };
}

/** Who is left where nobody takes turns: a backup number, else somebody who is there for old customers. */
export function findBackup({ rotator }: Lane, env: EdgeEnv): Pick<Assignment, "member" | "phone"> {
  const phone = rotator.fallbackPhone || env.FALLBACK_PHONE;
  if (phone) return { phone };
  return { member: rotator.members.find((candidate) => candidate.state !== "off") };
}
