import { STATE } from "./published-copy.ts";

const LIMIT = 50;

const LIST = `
SELECT own.rotator_id AS id FROM members AS own
WHERE own.agent_id = ?1 AND (
  SELECT group_concat(m.agent_id) FROM members AS m JOIN agents AS a ON a.id = m.agent_id
  JOIN rotators AS r ON r.id = m.rotator_id
  WHERE m.rotator_id = own.rotator_id AND r.status = 'active' AND ${STATE} = 'active'
) = own.agent_id
ORDER BY own.rotator_id LIMIT ${LIMIT}`;

/** The active rotators where this agent is the only one who takes turns. */
export async function listLoneLinks(db: D1Database, agentId: string): Promise<string[]> {
  const { results } = await db.prepare(LIST).bind(agentId).all<{ id: string }>();
  return results.map(({ id }) => id);
}
