import { MEMBER_STATES, type MemberState } from "@rotator/shared/core/rotator";
import { isWeight } from "@rotator/shared/core/weight";
import { and, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { leaveRotators, type MemberInput, putMember } from "./members.ts";
import { publish, type Saved } from "./publish.ts";
import { members } from "./schema.ts";
import { type Seen, touchSeenRotator } from "./versions.ts";

/** Takes an agent into the rotator that was seen, or changes its weight, state or place there. */
export async function setMember(
  env: PublishEnv,
  rotator: Seen,
  member: MemberInput & { position?: number | undefined },
): Promise<Saved> {
  refuseInvalid(findProblems(member));
  return publish(env, touchSeenRotator(env.DB, rotator), putMember(env.DB, rotator.id, member, Date.now()));
}

/** The switch of a member. Says what shall be, so it needs no version, and is in the way of no edit. */
export function setMemberState(
  env: PublishEnv,
  rotatorId: string,
  agentId: string,
  state: MemberState,
  by: string | null,
): Promise<Saved> {
  return publish(env, env.DB.prepare(TOUCH_WITH_MEMBER).bind(rotatorId, agentId), [
    env.DB.prepare(TURN_MEMBER).bind(rotatorId, agentId, state, Date.now(), by),
  ]);
}

const TOUCH_WITH_MEMBER = `
  UPDATE rotators SET version = version + 1
  WHERE id = ?1 AND EXISTS (SELECT 1 FROM members WHERE rotator_id = ?1 AND agent_id = ?2)
  RETURNING version`;

const TURN_MEMBER = `
  UPDATE members SET state = ?3,
    switched_at = iif(state = ?3, switched_at, ?4), switched_by = iif(state = ?3, switched_by, ?5)
  WHERE rotator_id = ?1 AND agent_id = ?2`;

/** Takes an agent out of the rotator that was seen; its customers go to the heir or, without one, by turn. */
export async function removeMember(
  env: PublishEnv,
  rotator: Seen,
  agentId: string,
  heirId?: string,
): Promise<Saved> {
  if (heirId !== undefined) await refuseUnfitHeir(env.DB, rotator.id, agentId, heirId);
  return publish(
    env,
    touchSeenRotator(env.DB, rotator),
    leaveRotators(env.DB, agentId, heirId, rotator.id, Date.now()),
  );
}

// Read before the transaction: members cannot change without a new version of the rotator, which it checks.
async function refuseUnfitHeir(
  db: D1Database,
  rotatorId: string,
  agentId: string,
  heirId: string,
): Promise<void> {
  const heir = await drizzle(db)
    .select({ id: members.agentId })
    .from(members)
    .where(and(eq(members.rotatorId, rotatorId), eq(members.agentId, heirId)))
    .get();
  if (!heir || heirId === agentId) refuseInvalid({ heirId: "not_a_member" });
}

function findProblems(member: MemberInput & { position?: number | undefined }): Record<string, string> {
  const problems: Record<string, string> = {};
  if (member.weight !== undefined && !isWeight(member.weight)) problems["weight"] = "malformed";
  if (member.state !== undefined && !MEMBER_STATES.includes(member.state)) problems["state"] = "unknown";
  if (member.position !== undefined && !Number.isInteger(member.position)) problems["position"] = "malformed";
  return problems;
}
