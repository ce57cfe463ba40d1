import type { Choice } from "@rotator/shared/core/click";
import type { PublishedMember } from "@rotator/shared/core/published-rotator";
import { type Belonging, type Visitor, findBelonging } from "@rotator/shared/core/visitor";
import type { EdgeEnv } from "./env.ts";
import { type Lane, takeAnyActive } from "./lane.ts";
import { confirmRoster, takeTurn } from "./take-turn.ts";
import { whenReady } from "./when-ready.ts";

export interface Assignment {
  choice: Choice;
  /** Whom the visitor goes to; without one, `phone` is a backup number, or there is nobody at all. */
  member?: PublishedMember | undefined;
  phone?: string | undefined;
  belonging?: Belonging | undefined;
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
  if (lane.rotator.status !== "active") return assignFallback(lane, env);
  if (belonging?.kind === "owner") return { choice: "sticky", member: belonging.member, belonging };
  if (belonging?.kind === "cover") return { choice: "cover", member: belonging.member, belonging };
  if (!lane.canTakeTurns) return assignFallback(lane, env);
  return assignByTurn(lane, belonging, startedAt, env, ctx);
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

/** The same for clicks that take no turn: a flood, a bot's page. */
export function assignFallback(lane: Lane, env: EdgeEnv): Assignment {
  const member = takeAnyActive(lane);
  if (member) return { choice: "fallback", member };
  const phone = lane.rotator.fallbackPhone || env.FALLBACK_PHONE;
  if (phone) return { choice: "fallback", phone };
  const lastOne = lane.rotator.members.find((candidate) => candidate.state === "drain");
  return lastOne ? { choice: "fallback", member: lastOne } : { choice: "fallback" };
}
