import type { Choice } from "@rotator/shared/core/click";
import type { PublishedMember } from "@rotator/shared/core/published-rotator";
import { type Belonging, type Visitor, findBelonging } from "@rotator/shared/core/visitor";
import type { EdgeEnv } from "./env.ts";
import { type Lane, takeAnyActive } from "./lane.ts";
import { confirmRoster, takeTurn } from "./take-turn.ts";

const ROTATION_LIMIT_MS = 400;
/** What a visit may take until it is led away, whatever fails. */
const VISIT_LIMIT_MS = 700;

export interface Assignment {
  choice: Choice;
  /** Whom the visitor goes to; without one, `phone` is a backup number, or there is nobody at all. */
  member?: PublishedMember | undefined;
  phone?: string | undefined;
  belonging?: Belonging | undefined;
}

/** Who gets this visitor: its owner, who covers, the next turn, or the first in the fallback chain that there is. */
export async function assignAgent(
  lane: Lane,
  visitor: Visitor,
  startedAt: number,
  env: EdgeEnv,
  ctx: ExecutionContext,
): Promise<Assignment> {
  if (!lane.canTakeTurns || findBelonging(lane.rotator, visitor, startedAt)) {
    await confirmRoster(lane, waitLeft(startedAt), env, ctx);
  }
  if (lane.rotator.status !== "active") return assignFallback(lane, env);

  const belonging = findBelonging(lane.rotator, visitor, startedAt);
  if (belonging?.kind === "owner") return { choice: "sticky", member: belonging.member, belonging };
  if (belonging?.kind === "cover") return { choice: "cover", member: belonging.member, belonging };

  const turn = lane.canTakeTurns ? await takeTurn(lane, waitLeft(startedAt), env, ctx) : undefined;
  const member = turn && lane.rotator.members[turn.position];
  if (turn && member) return { choice: turn.choice, member, belonging };
  return assignFallback(lane, env);
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

function waitLeft(startedAt: number): number {
  return Math.min(ROTATION_LIMIT_MS, Math.max(50, startedAt + VISIT_LIMIT_MS - Date.now()));
}
