// Its own rows, which are given to the heir or go; and those of others that it was the heir of.
const KEEP = `
INSERT INTO agent_archives (agent_id, at, body)
SELECT ?1, ?2, json_object(
  'members', (
    SELECT json_group_array(json_object(
      'rotatorId', m.rotator_id, 'rotatorVersion', r.version, 'position', m.position, 'weight', m.weight,
      'state', m.state, 'createdAt', m.created_at, 'switchedAt', m.switched_at, 'switchedBy', m.switched_by))
    FROM members AS m JOIN rotators AS r ON r.id = m.rotator_id WHERE m.agent_id = ?1),
  'heirs', (
    SELECT json_group_array(json_object('rotatorId', h.rotator_id, 'agentId', h.agent_id, 'createdAt', h.created_at))
    FROM members AS m JOIN heirs AS h ON h.rotator_id = m.rotator_id AND h.heir_id = ?1 WHERE m.agent_id = ?1))
FROM agents WHERE id = ?1 AND archived_at = ?2
ON CONFLICT (agent_id) DO UPDATE SET at = excluded.at, body = excluded.body`;

/** Notes what an agent has that is archived in the same batch; must stand before it leaves its rotators. */
export function keepMemberships(db: D1Database, agentId: string, at: number): D1PreparedStatement {
  return db.prepare(KEEP).bind(agentId, at);
}

const KEPT = (part: "members" | "heirs") =>
  `agent_archives AS kept, json_each(kept.body, '$.${part}') AS one WHERE kept.agent_id = ?1`;

// Who was archived after it from the same rotator may have passed customers on, so that one has to come back first.
export const IS_AS_LEFT = `
  EXISTS (SELECT 1 FROM agent_archives WHERE agent_id = ?1)
  AND NOT EXISTS (
    SELECT 1 FROM agent_archives AS kept, json_each(kept.body, '$.members') AS one
    JOIN rotators AS r ON r.id = one.value ->> 'rotatorId'
    WHERE kept.agent_id = ?1 AND (
      r.edited_version > one.value ->> 'rotatorVersion'
      OR EXISTS (
        SELECT 1 FROM agent_archives AS later, json_each(later.body, '$.members') AS other
        WHERE later.at > kept.at AND other.value ->> 'rotatorId' = r.id)))`;

const RETURN_MEMBERS = `
INSERT INTO members (rotator_id, agent_id, position, weight, state, created_at, switched_at, switched_by)
SELECT one.value ->> 'rotatorId', ?1, one.value ->> 'position', one.value ->> 'weight', one.value ->> 'state',
  one.value ->> 'createdAt', one.value ->> 'switchedAt', one.value ->> 'switchedBy'
FROM ${KEPT("members")}`;

const FORGET_HEIRS = `
DELETE FROM heirs WHERE agent_id = ?1 AND rotator_id IN (SELECT one.value ->> 'rotatorId' FROM ${KEPT("members")})`;

const RETURN_HEIRS = `
INSERT INTO heirs (rotator_id, agent_id, heir_id, created_at)
SELECT one.value ->> 'rotatorId', one.value ->> 'agentId', ?1, one.value ->> 'createdAt' FROM ${KEPT("heirs")}
ON CONFLICT (rotator_id, agent_id) DO UPDATE SET heir_id = excluded.heir_id`;

// An edit like any other: who has a rotator open does not see this member.
const TOUCH = `
UPDATE rotators SET version = version + 1, edited_version = version + 1
WHERE id IN (SELECT one.value ->> 'rotatorId' FROM ${KEPT("members")})`;

const FORGET = `DELETE FROM agent_archives WHERE agent_id = ?1`;

/** Gives an agent back what was kept, and forgets that it was. */
export function returnMemberships(db: D1Database, agentId: string): D1PreparedStatement[] {
  return [RETURN_MEMBERS, FORGET_HEIRS, RETURN_HEIRS, TOUCH, FORGET].map((sql) =>
    db.prepare(sql).bind(agentId),
  );
}

export function forgetMemberships(db: D1Database, agentId: string): D1PreparedStatement {
  return db.prepare(FORGET).bind(agentId);
}
