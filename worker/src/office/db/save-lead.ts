import type { Lead } from "@rotator/shared/contract/leads";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { ChangeRefused, refuseBroken } from "./change-refused.ts";
import { newId } from "./new-id.ts";
import { agents, leads } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { nextVersion, type Seen } from "./versions.ts";

/** What people write about a lead; phones as E.164 digits, emails in lower case. */
export type LeadFields = Pick<Lead, "name" | "phone" | "email" | "status" | "value" | "agentId">;

/** What is named changes. */
export type LeadChange = { [Field in keyof LeadFields]?: LeadFields[Field] | undefined };

/** One entry of the timeline. */
export interface LeadEvent {
  kind: "created" | "edited" | "note" | "deleted" | "restored" | "imported";
  /** `user:usr_…` or `key:key_…` */
  actor: string;
  actorName: string;
  note?: string | undefined;
  changes?: Record<string, { before: string | null; after: string | null }> | undefined;
}

// Somebody may have entered the same person meanwhile.
const CREATE = `
INSERT INTO leads (id, name, phone, email, status, source, agent_id, value_amount, value_currency, created_at, updated_at, last_activity_at)
SELECT ?1, ?2, ?3, ?4, ?5, 'api', ?6, ?7, ?8, ?9, ?9, ?9
WHERE NOT EXISTS (SELECT 1 FROM leads WHERE phone = ?3 AND deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM leads WHERE email = ?4 AND deleted_at IS NULL)`;

export async function createLead(db: D1Database, fields: LeadFields, events: LeadEvent[]): Promise<string> {
  await refuseUnknownAgent(db, fields.agentId);
  const at = Date.now();
  const id = newId("led", at);
  const { name, phone, email, status, agentId, value } = fields;
  const [created] = await db.batch([
    db
      .prepare(CREATE)
      .bind(id, name, phone, email, status, agentId, value?.amount ?? null, value?.currency ?? null, at),
    eventsStatement(db, id, events, at),
  ]);
  if (created?.meta.changes === 0) throw new ChangeRefused({ kind: "invalid", fields: { phone: "taken" } });
  return id;
}

/** Edits the lead that was seen. `deletedAt` takes it out of the lists, and null back into them. */
export async function editLead(
  db: D1Database,
  seen: Seen,
  changed: LeadChange & { deletedAt?: number | null },
  events: LeadEvent[],
): Promise<void> {
  await refuseUnknownAgent(db, changed.agentId);
  const at = Date.now();
  const { deletedAt } = changed;
  const edit = drizzle(db)
    .update(leads)
    .set({
      ...toColumns(changed),
      ...(deletedAt !== undefined && { deletedAt }),
      version: sql`CASE WHEN ${isFree("phone", changed.phone, seen.id)} AND ${isFree("email", changed.email, seen.id)} THEN ${nextVersion(leads.version, seen.version)} END`,
      updatedAt: at,
      lastActivityAt: at,
    })
    .where(eq(leads.id, seen.id));
  await db.batch([toStatement(db, edit), eventsStatement(db, seen.id, events, at)]).catch(refuseBroken);
}

/** Whoever edits has been told already if it is another's; here only who entered it at the same moment is met, as a stale edit. */
function isFree(column: "phone" | "email", value: string | null | undefined, id: string): SQL {
  const other = sql.raw(`SELECT 1 FROM leads AS other WHERE other.deleted_at IS NULL AND other.${column}`);
  return sql`NOT EXISTS (${other} = ${value ?? null} AND other.id <> ${id})`;
}

/** A note changes nothing that anybody else may be editing, so it needs no version. */
export async function addLeadNote(db: D1Database, id: string, event: LeadEvent): Promise<void> {
  const at = Date.now();
  const heard = drizzle(db).update(leads).set({ lastActivityAt: at }).where(eq(leads.id, id));
  await db.batch([toStatement(db, heard), eventsStatement(db, id, [event], at)]);
}

const ADD_EVENTS = `
INSERT INTO lead_events (id, lead_id, at, kind, actor, detail)
SELECT value ->> 'id', ?2, ?3, value ->> 'kind', value ->> 'actor', value ->> 'detail' FROM json_each(?1)
WHERE EXISTS (SELECT 1 FROM leads WHERE id = ?2)`;

function eventsStatement(
  db: D1Database,
  leadId: string,
  events: LeadEvent[],
  at: number,
): D1PreparedStatement {
  const rows = events.map((event) => toEventRow(event, at));
  return db.prepare(ADD_EVENTS).bind(JSON.stringify(rows), leadId, at);
}

export function toEventRow({ kind, actor, ...detail }: LeadEvent, at: number) {
  return { id: newId("lev", at), kind, actor, detail: JSON.stringify(detail) };
}

function toColumns<T extends LeadChange>({ value, ...fields }: T) {
  if (value === undefined) return fields;
  return { ...fields, valueAmount: value?.amount ?? null, valueCurrency: value?.currency ?? null };
}

export async function refuseUnknownAgent(db: D1Database, agentId: string | null | undefined): Promise<void> {
  if (agentId === null || agentId === undefined) return;
  const found = await drizzle(db)
    .select({ id: agents.id })
    .from(agents)
    .where(and(eq(agents.id, agentId), isNull(agents.archivedAt)))
    .get();
  if (!found) throw new ChangeRefused({ kind: "invalid", fields: { agentId: "unknown_agent" } });
}
