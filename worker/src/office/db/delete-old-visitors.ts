import { encodeTime } from "@rotator/shared/core/id";
import { loadSettings, saveSetting } from "./settings.ts";

const ROWS_AT_ONCE = 500;

interface OldVisitor extends Record<string, unknown> {
  id: string;
  leadId: string | null;
  goes: number;
}

// Nobody has worked on it, and nothing would tell who it is.
const ONLY_CLICKED = `leads.source = 'click' AND leads.phone IS NULL AND leads.email IS NULL AND leads.status = 'new' AND leads.version = 1`;

const OLD_VISITORS = `
SELECT visitors.id, visitors.lead_id AS leadId,
  visitors.last_click_at < ?1 AND (leads.id IS NULL OR (${ONLY_CLICKED})) AS goes
FROM visitors LEFT JOIN leads ON leads.id = visitors.lead_id
WHERE visitors.id > ?2 AND visitors.id < ?3 ORDER BY visitors.id LIMIT ${ROWS_AT_ONCE}`;

const DELETE_VISITORS = `
DELETE FROM visitors WHERE id IN (SELECT value FROM json_each(?1)) AND last_click_at < ?2`;

const GONE_LEADS = `
SELECT leads.id FROM leads WHERE leads.id IN (SELECT value FROM json_each(?1)) AND ${ONLY_CLICKED}
  AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitors.lead_id = leads.id)`;

/** Deletes visitors who have not clicked since, with leads that did nothing but click: one slice a run, from where the last ended. */
export async function deleteOldVisitors(db: D1Database, beforeMs: number, nowMs: number): Promise<number> {
  const cursor = (await loadSettings(db, "retention_at.")).get("visitor");
  const { results } = await db
    .prepare(OLD_VISITORS)
    .bind(beforeMs, typeof cursor === "string" ? cursor : "", `vis_${encodeTime(beforeMs)}`)
    .all<OldVisitor>();

  const going = results.filter(({ goes }) => goes === 1);
  if (going.length > 0) {
    const visitorIds = JSON.stringify(going.map(({ id }) => id));
    const leadIds = JSON.stringify([
      ...new Set(going.map(({ leadId }) => leadId).filter((id) => id !== null)),
    ]);
    await db.batch([
      db.prepare(DELETE_VISITORS).bind(visitorIds, beforeMs),
      db.prepare(`DELETE FROM lead_events WHERE lead_id IN (${GONE_LEADS})`).bind(leadIds),
      db.prepare(`DELETE FROM leads WHERE id IN (${GONE_LEADS})`).bind(leadIds),
    ]);
  }
  const next = results.length === ROWS_AT_ONCE ? (results.at(-1)?.id ?? "") : "";
  await saveSetting(db, "retention_at.visitor", next, nowMs);
  return going.length;
}
