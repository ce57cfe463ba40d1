import type { MemberState } from "@rotator/shared/core/rotator";
import { isWeight } from "@rotator/shared/core/weight";

/** What is left out stays as it is; a new member begins with 100 and active. */
export interface MemberInput {
  agentId: string;
  weight?: number | undefined;
  state?: MemberState | undefined;
}

const NEW_WEIGHT = 100;

/** A switch that is turned by an edit: when, the audit log knows by whom. */
const noteSwitch = (at: string) => `
    switched_at = iif(members.state = excluded.state, members.switched_at, ${at}),
    switched_by = iif(members.state = excluded.state, members.switched_by, NULL)`;

// No agent, or an archived one: no weight, which the column refuses.
const PUT_MEMBERS = `
  INSERT INTO members (rotator_id, agent_id, position, weight, state, created_at)
  SELECT ?1, value ->> 'agentId', value ->> 'position',
    (SELECT coalesce(value ->> 'weight', m.weight, ${NEW_WEIGHT})
     FROM agents WHERE id = value ->> 'agentId' AND archived_at IS NULL),
    coalesce(value ->> 'state', m.state, 'active'), ?3
  FROM json_each(?2) LEFT JOIN members AS m ON m.rotator_id = ?1 AND m.agent_id = value ->> 'agentId'
  WHERE true
  ON CONFLICT (rotator_id, agent_id) DO UPDATE SET
    position = excluded.position, weight = excluded.weight, state = excluded.state, ${noteSwitch("?3")}`;

const DROP_OTHER_MEMBERS = `
  DELETE FROM members
  WHERE rotator_id = ?1 AND agent_id NOT IN (SELECT value ->> 'agentId' FROM json_each(?2))`;

const DROP_UNTRUE_HEIRS = `
  DELETE FROM heirs
  WHERE rotator_id = ?1 AND (
    agent_id IN (SELECT value ->> 'agentId' FROM json_each(?2))
    OR heir_id NOT IN (SELECT value ->> 'agentId' FROM json_each(?2)))`;

/** Makes this the whole list of members, in this order. Who is not in it leaves, and its customers go by turn. */
export function replaceMembers(
  db: D1Database,
  rotatorId: string,
  members: MemberInput[],
  at: number,
): D1PreparedStatement[] {
  const rows = JSON.stringify(members.map((member, position) => ({ ...member, position })));
  return [
    db.prepare(DROP_UNTRUE_HEIRS).bind(rotatorId, rows),
    db.prepare(DROP_OTHER_MEMBERS).bind(rotatorId, rows),
    db.prepare(PUT_MEMBERS).bind(rotatorId, rows, at),
  ];
}

const FORGET_HEIR = `DELETE FROM heirs WHERE rotator_id = ?1 AND agent_id = ?2`;

// A new member goes to the end, a present one stays where it is, unless a place is given: then the others make room.
const PUT_MEMBER = `
  INSERT INTO members (rotator_id, agent_id, position, weight, state, created_at)
  SELECT ?1, ?2,
    coalesce((SELECT max(position) + 1 FROM members WHERE rotator_id = ?1), 0),
    (SELECT coalesce(?3, m.weight, ${NEW_WEIGHT}) FROM agents WHERE id = ?2 AND archived_at IS NULL),
    coalesce(?4, m.state, 'active'), ?5
  FROM (SELECT 1) LEFT JOIN members AS m ON m.rotator_id = ?1 AND m.agent_id = ?2
  WHERE true
  ON CONFLICT (rotator_id, agent_id) DO UPDATE SET
    weight = excluded.weight, state = excluded.state, ${noteSwitch("?5")}`;

const PLACE_MEMBER = `
  UPDATE members SET position = CASE
    WHEN members.agent_id = ?2 THEN ?3 WHEN others.place >= ?3 THEN others.place + 1 ELSE others.place END
  FROM (
    SELECT agent_id, row_number() OVER (ORDER BY agent_id = ?2, position, agent_id) - 1 AS place
    FROM members WHERE rotator_id = ?1) AS others
  WHERE members.rotator_id = ?1 AND members.agent_id = others.agent_id`;

export function putMember(
  db: D1Database,
  rotatorId: string,
  member: MemberInput & { position?: number | undefined },
  at: number,
): D1PreparedStatement[] {
  const { agentId, weight, state, position } = member;
  const put = [
    db.prepare(FORGET_HEIR).bind(rotatorId, agentId),
    db.prepare(PUT_MEMBER).bind(rotatorId, agentId, weight ?? null, state ?? null, at),
  ];
  if (position === undefined) return put;
  return [...put, db.prepare(PLACE_MEMBER).bind(rotatorId, agentId, position)];
}

// `?3` is one rotator or NULL for all of them. An heir that is not in a rotator inherits nothing there.
const PASS_ON_HEIRS = `
  UPDATE heirs SET heir_id = ?2
  WHERE heir_id = ?1 AND rotator_id = coalesce(?3, rotator_id)
    AND EXISTS (SELECT 1 FROM members AS m WHERE m.rotator_id = heirs.rotator_id AND m.agent_id = ?2)`;

const DROP_HEIRS = `DELETE FROM heirs WHERE heir_id = ?1 AND rotator_id = coalesce(?2, rotator_id)`;

const NAME_HEIR = `
  INSERT INTO heirs (rotator_id, agent_id, heir_id, created_at)
  SELECT leaving.rotator_id, ?1, heir.agent_id, ?4
  FROM members AS leaving JOIN members AS heir ON heir.rotator_id = leaving.rotator_id AND heir.agent_id = ?2
  WHERE leaving.agent_id = ?1 AND leaving.rotator_id = coalesce(?3, leaving.rotator_id)
  ON CONFLICT (rotator_id, agent_id) DO UPDATE SET heir_id = excluded.heir_id`;

const LEAVE = `DELETE FROM members WHERE agent_id = ?1 AND rotator_id = coalesce(?2, rotator_id)`;

/** Takes an agent out of one rotator or of all, its customers going to the heir or, without one, by turn. */
export function leaveRotators(
  db: D1Database,
  agentId: string,
  heirId: string | undefined,
  rotatorId: string | undefined,
  at: number,
): D1PreparedStatement[] {
  const heir = heirId ?? null;
  const rotator = rotatorId ?? null;
  return [
    db.prepare(PASS_ON_HEIRS).bind(agentId, heir, rotator),
    db.prepare(DROP_HEIRS).bind(agentId, rotator),
    db.prepare(NAME_HEIR).bind(agentId, heir, rotator, at),
    db.prepare(LEAVE).bind(agentId, rotator),
  ];
}

/** By field: `members.0.weight`. */
export function findMemberProblems(members: MemberInput[]): Record<string, string> {
  const problems: Record<string, string> = {};
  const ids = new Set<string>();
  for (const [i, { agentId, weight }] of members.entries()) {
    if (ids.has(agentId)) problems[`members.${i}`] = "repeated";
    if (weight !== undefined && !isWeight(weight)) problems[`members.${i}.weight`] = "malformed";
    ids.add(agentId);
  }
  return problems;
}
