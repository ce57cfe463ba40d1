import type { OwnAgent } from "@rotator/shared/contract/own-agent";

interface AgentRow extends Record<string, unknown> {
  id: string;
  name: string;
  phone: string;
  active: number;
  archivedAt: number | null;
  rotators: string;
}

interface SwitchRow extends Record<string, unknown> {
  at: number;
  actor: string | null;
  by: string | null;
}

interface OtherRow extends Record<string, unknown> {
  name: string;
  isOn: number;
}

const AGENT = `
SELECT a.id, a.name, a.phone, a.active, a.archived_at AS archivedAt,
  (SELECT json_group_array(r.name ORDER BY r.name) FROM members AS m CROSS JOIN rotators AS r ON r.id = m.rotator_id
   WHERE m.agent_id = a.id AND r.status = 'active') AS rotators
FROM agents AS a WHERE a.id = ?1`;

// A switch that was set to what it was already turned nothing.
const SWITCHED = `
SELECT c.at, c.actor, coalesce((SELECT name FROM users WHERE id = substr(c.actor, 6)),
  (SELECT name FROM api_keys WHERE id = substr(c.actor, 5))) AS by
FROM audit_log AS c
WHERE c.subject_id = ?1 AND c.action = 'agent.switched' AND c.before ->> 'active' <> c.after ->> 'active'
ORDER BY c.id DESC LIMIT 1`;

const OTHERS = `
SELECT a.name, max(a.active AND m.state = 'active' AND m.weight > 0) AS isOn
FROM members AS own CROSS JOIN rotators AS r ON r.id = own.rotator_id AND r.status = 'active'
CROSS JOIN members AS m ON m.rotator_id = r.id AND m.agent_id <> ?1
CROSS JOIN agents AS a ON a.id = m.agent_id AND a.archived_at IS NULL
WHERE own.agent_id = ?1
GROUP BY a.id ORDER BY isOn DESC, a.name`;

/** `userId`: whose account it is. */
export async function loadOwnAgent(
  db: D1Database,
  agentId: string | null,
  userId: string,
): Promise<OwnAgent> {
  if (agentId === null) return { agent: null, switched: null, others: [] };
  const [agent, switched, others] = await Promise.all([
    db.prepare(AGENT).bind(agentId).first<AgentRow>(),
    db.prepare(SWITCHED).bind(agentId).first<SwitchRow>(),
    db.prepare(OTHERS).bind(agentId).all<OtherRow>(),
  ]);
  return {
    agent: agent && { ...agent, active: agent.active === 1, rotators: JSON.parse(agent.rotators) },
    switched: switched && {
      at: switched.at,
      by: switched.by,
      self: switched.actor === `user:${userId}`,
    },
    others: others.results.map(({ name, isOn }) => ({ name, on: isOn === 1 })),
  };
}
