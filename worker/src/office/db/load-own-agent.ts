import type { OwnAgent } from "@rotator/shared/contract/own-agent";
import { lastSwitch } from "./last-switch.ts";

interface AgentRow extends Record<string, unknown> {
  id: string;
  name: string;
  phone: string;
  active: number;
  archivedAt: number | null;
  switched: string | null;
  switchedBy: string | null;
  rotators: string;
}

interface OtherRow extends Record<string, unknown> {
  name: string;
  isOn: number;
}

const AGENT = `
SELECT a.id, a.name, a.phone, a.active, a.archived_at AS archivedAt,
  ${lastSwitch("a")} AS switched, a.switched_by AS switchedBy,
  (SELECT json_group_array(r.name ORDER BY r.name) FROM members AS m CROSS JOIN rotators AS r ON r.id = m.rotator_id
   WHERE m.agent_id = a.id AND r.status = 'active') AS rotators
FROM agents AS a WHERE a.id = ?1`;

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
  const [row, others] = await Promise.all([
    db.prepare(AGENT).bind(agentId).first<AgentRow>(),
    db.prepare(OTHERS).bind(agentId).all<OtherRow>(),
  ]);
  if (!row) return { agent: null, switched: null, others: [] };
  const { switched, switchedBy, active, rotators, ...agent } = row;
  return {
    agent: { ...agent, active: active === 1, rotators: JSON.parse(rotators) },
    switched: switched === null ? null : { ...JSON.parse(switched), self: switchedBy === `user:${userId}` },
    others: others.results.map(({ name, isOn }) => ({ name, on: isOn === 1 })),
  };
}
