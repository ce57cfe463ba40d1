/** The lead that has this phone or email already. */
export interface TakenBy extends Record<string, unknown> {
  field: "phone" | "email";
  leadId: string;
  agentId: string | null;
  agentName: string | null;
  since: number;
}

const OF_LEAD = `id AS leadId, agent_id AS agentId, (SELECT name FROM agents WHERE agents.id = leads.agent_id) AS agentName,
  created_at AS since FROM leads WHERE deleted_at IS NULL AND id <> ?3`;

const TAKEN = `
SELECT * FROM (SELECT 'phone' AS field, ${OF_LEAD} AND phone = ?1 ORDER BY id LIMIT 1)
UNION ALL SELECT * FROM (SELECT 'email' AS field, ${OF_LEAD} AND email = ?2 ORDER BY id LIMIT 1)
LIMIT 1`;

export async function findTaken(
  db: D1Database,
  { phone, email }: { phone?: string | null | undefined; email?: string | null | undefined },
  leadId = "",
): Promise<TakenBy | undefined> {
  if ((phone ?? null) === null && (email ?? null) === null) return undefined;
  const found = await db
    .prepare(TAKEN)
    .bind(phone ?? null, email ?? null, leadId)
    .first<TakenBy>();
  return found ?? undefined;
}
