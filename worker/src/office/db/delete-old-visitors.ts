import { encodeTime } from "@rotator/shared/core/id";
import { loadSettings, settingStatement } from "./settings.ts";

const ROWS_AT_ONCE = 500;
const RUN_MS = 5_000;
// Those who stay need not be read again each minute.
const PASS_EVERY_MS = 3_600_000;

/** One way through all visitors that are old enough, in as many runs as it takes. */
interface Pass {
  /** The id that the last slice ended with; empty when all are through. */
  after: string;
  /** The time that it began with. */
  beforeMs: number;
}

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

/** Deletes visitors who have not clicked since, with leads that did nothing but click: in slices, for a bounded time,
 * from where the last run ended. */
export async function deleteOldVisitors(db: D1Database, beforeMs: number, nowMs: number): Promise<void> {
  const startedAt = Date.now();
  let pass = await loadPass(db);
  if (!isDue(pass, beforeMs)) return;
  if (pass.after === "") pass.beforeMs = beforeMs;
  do {
    pass = await deleteSlice(db, pass, beforeMs, nowMs);
  } while (pass.after !== "" && Date.now() - startedAt < RUN_MS);
}

/** Whether visitors from before this time may still be there. */
export async function visitorsLag(db: D1Database, beforeMs: number): Promise<boolean> {
  return isDue(await loadPass(db), beforeMs);
}

function isDue(pass: Pass, beforeMs: number): boolean {
  return pass.after !== "" || beforeMs >= pass.beforeMs + PASS_EVERY_MS;
}

async function loadPass(db: D1Database): Promise<Pass> {
  const settings = await loadSettings(db, "retention_at.");
  const after = settings.get("visitor");
  const beforeMs = settings.get("visitor_before");
  return {
    after: typeof after === "string" ? after : "",
    beforeMs: typeof beforeMs === "number" ? beforeMs : 0,
  };
}

async function deleteSlice(db: D1Database, pass: Pass, beforeMs: number, nowMs: number): Promise<Pass> {
  const { results } = await db
    .prepare(OLD_VISITORS)
    .bind(beforeMs, pass.after, `vis_${encodeTime(beforeMs)}`)
    .all<OldVisitor>();

  const going = results.filter(({ goes }) => goes === 1);
  const visitorIds = JSON.stringify(going.map(({ id }) => id));
  const leadIds = JSON.stringify([...new Set(going.map(({ leadId }) => leadId).filter((id) => id !== null))]);
  const after = results.length === ROWS_AT_ONCE ? (results.at(-1)?.id ?? "") : "";
  await db.batch([
    db.prepare(DELETE_VISITORS).bind(visitorIds, beforeMs),
    db.prepare(`DELETE FROM lead_events WHERE lead_id IN (${GONE_LEADS})`).bind(leadIds),
    db.prepare(`DELETE FROM leads WHERE id IN (${GONE_LEADS})`).bind(leadIds),
    settingStatement(db, "retention_at.visitor", after, nowMs),
    settingStatement(db, "retention_at.visitor_before", pass.beforeMs, nowMs),
  ]);
  return { ...pass, after };
}
