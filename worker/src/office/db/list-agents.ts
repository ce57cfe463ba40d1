import type { Agent } from "@rotator/shared/contract/agents";
import { lastSwitch } from "./last-switch.ts";

interface AgentRow extends Record<string, unknown> {
  id: string;
  version: number;
  name: string;
  phone: string;
  active: number;
  archivedAt: number | null;
  createdAt: number;
  switched: string | null;
  rotators: string;
}

const AGENTS = `
SELECT a.id, a.version, a.name, a.phone, a.active, a.archived_at AS archivedAt,
  a.created_at AS createdAt, ${lastSwitch("a")} AS switched,
  (SELECT json_group_array(json_object('id', r.id, 'name', r.name, 'state', m.state) ORDER BY r.name)
   FROM members AS m JOIN rotators AS r ON r.id = m.rotator_id WHERE m.agent_id = a.id) AS rotators
FROM agents AS a`;

export interface AgentFilter {
  /** Only this one: a CS sees nobody else. */
  id?: string | undefined;
  archived: boolean;
}

/** In the order of their ids, the oldest first; one more than `limit` says that there are more. */
export async function listAgents(
  db: D1Database,
  { id, archived }: AgentFilter,
  after: string,
  limit: number,
): Promise<Agent[]> {
  const { results } = await db
    .prepare(
      `${AGENTS} WHERE a.id > ?1 AND (?2 IS NULL OR a.id = ?2) AND (a.archived_at IS NOT NULL) = ?3 ORDER BY a.id LIMIT ?4`,
    )
    .bind(after, id ?? null, Number(archived), limit)
    .all<AgentRow>();
  return results.map(readAgent);
}

export async function loadAgent(db: D1Database, id: string): Promise<Agent | undefined> {
  const row = await db.prepare(`${AGENTS} WHERE a.id = ?1`).bind(id).first<AgentRow>();
  return row ? readAgent(row) : undefined;
}

function readAgent(row: AgentRow): Agent {
  const { active, switched, rotators } = row;
  return {
    ...row,
    active: active === 1,
    switched: switched === null ? null : JSON.parse(switched),
    rotators: JSON.parse(rotators),
  };
}
