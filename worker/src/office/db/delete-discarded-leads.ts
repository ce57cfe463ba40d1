const ROWS_AT_ONCE = 200;

const DISCARDED = `
SELECT id FROM leads INDEXED BY leads_deleted WHERE tab = 'deleted' AND deleted_at < ?1 LIMIT ${ROWS_AT_ONCE}`;

/** Leads that somebody deleted and nobody had back since go for good, with all that hangs on them: a slice a run. */
export async function deleteDiscardedLeads(db: D1Database, beforeMs: number): Promise<number> {
  const { results } = await db.prepare(DISCARDED).bind(beforeMs).all<{ id: string }>();
  if (results.length === 0) return 0;
  const ids = JSON.stringify(results.map(({ id }) => id));
  // Somebody may be having one back at this moment.
  const going = `SELECT leads.id FROM leads WHERE leads.id IN (SELECT value FROM json_each(?1)) AND leads.deleted_at < ?2`;
  await db.batch([
    db.prepare(`DELETE FROM lead_events WHERE lead_id IN (${going})`).bind(ids, beforeMs),
    db.prepare(`DELETE FROM conversion_events WHERE person_id IN (${going})`).bind(ids, beforeMs),
    db.prepare(`DELETE FROM visitors WHERE lead_id IN (${going})`).bind(ids, beforeMs),
    db.prepare(`DELETE FROM leads WHERE id IN (${going})`).bind(ids, beforeMs),
  ]);
  return results.length;
}
