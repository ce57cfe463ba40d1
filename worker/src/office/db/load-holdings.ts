import type * as z from "zod";
import type { userHoldings } from "@rotator/shared/contract/users";

interface HoldingsRow extends Record<string, unknown> {
  lastOwner: number;
  agentId: string | null;
  agentName: string | null;
  apiKeys: string;
  openInvitations: number;
  openSessions: number;
}

const LOAD = `
SELECT u.role = 'owner' AND u.disabled_at IS NULL AND NOT EXISTS
    (SELECT 1 FROM users AS o WHERE o.role = 'owner' AND o.disabled_at IS NULL AND o.id <> u.id) AS lastOwner,
  a.id AS agentId, a.name AS agentName,
  (SELECT json_group_array(json_object('id', k.id, 'name', k.name) ORDER BY k.id) FROM api_keys AS k
   WHERE k.created_by IN (u.id, 'user:' || u.id) AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > ?2)) AS apiKeys,
  (SELECT count(*) FROM invitations AS i WHERE i.created_by = u.id AND i.expires_at > ?2) AS openInvitations,
  (SELECT count(*) FROM sessions AS s WHERE s.user_id = u.id AND s.expires_at > ?2) AS openSessions
FROM users AS u LEFT JOIN agents AS a ON a.id = u.agent_id AND a.archived_at IS NULL
WHERE u.id = ?1`;

/** What still hangs on somebody; undefined where there is no such user. */
export async function loadHoldings(
  db: D1Database,
  userId: string,
  nowMs: number,
): Promise<z.infer<typeof userHoldings> | undefined> {
  const row = await db.prepare(LOAD).bind(userId, nowMs).first<HoldingsRow>();
  if (!row) return undefined;
  const { lastOwner, agentId, agentName, apiKeys, ...counts } = row;
  return {
    lastOwner: lastOwner === 1,
    agent: agentId === null || agentName === null ? null : { id: agentId, name: agentName },
    // Safe: the statement above makes them.
    apiKeys: JSON.parse(apiKeys) as { id: string; name: string }[],
    openInvitations: counts.openInvitations,
    openSessions: counts.openSessions,
  };
}
