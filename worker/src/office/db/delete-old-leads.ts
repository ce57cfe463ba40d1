import { encodeTime } from "@rotator/shared/core/id";
import { loadSettings, saveSetting } from "./settings.ts";

const ROWS_AT_ONCE = 200;

interface OldLead extends Record<string, unknown> {
  id: string;
  goes: number;
}

// A known visitor's click is an activity that the lead's own row does not say.
const SILENT = `leads.last_activity_at < ?1
  AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitors.lead_id = leads.id AND visitors.last_click_at >= ?1)`;

const OLD_LEADS = `
SELECT leads.id, ${SILENT} AS goes FROM leads WHERE leads.id > ?2 AND leads.id < ?3 ORDER BY leads.id LIMIT ${ROWS_AT_ONCE}`;

const GOING = `SELECT leads.id FROM leads WHERE leads.id IN (SELECT value FROM json_each(?2)) AND ${SILENT}`;

/** Deletes leads that nothing has been heard of since, with all that hangs on them: one slice a run, from where the last ended. */
export async function deleteOldLeads(db: D1Database, beforeMs: number, nowMs: number): Promise<number> {
  const cursor = (await loadSettings(db, "retention_at.")).get("lead");
  const { results } = await db
    .prepare(OLD_LEADS)
    .bind(beforeMs, typeof cursor === "string" ? cursor : "", `led_${encodeTime(beforeMs)}`)
    .all<OldLead>();

  const going = results.filter(({ goes }) => goes === 1).map(({ id }) => id);
  if (going.length > 0) {
    const bindings = [beforeMs, JSON.stringify(going)];
    await db.batch([
      db.prepare(`DELETE FROM lead_events WHERE lead_id IN (${GOING})`).bind(...bindings),
      db.prepare(`DELETE FROM conversion_events WHERE person_id IN (${GOING})`).bind(...bindings),
      db.prepare(`DELETE FROM leads WHERE id IN (${GOING})`).bind(...bindings),
      db
        .prepare(
          `DELETE FROM visitors WHERE lead_id IN (SELECT value FROM json_each(?1))
           AND NOT EXISTS (SELECT 1 FROM leads WHERE leads.id = visitors.lead_id)`,
        )
        .bind(JSON.stringify(going)),
    ]);
  }
  const next = results.length === ROWS_AT_ONCE ? (results.at(-1)?.id ?? "") : "";
  await saveSetting(db, "retention_at.lead", next, nowMs);
  return going.length;
}
