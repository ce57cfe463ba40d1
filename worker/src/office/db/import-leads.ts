import type { LeadStatus } from "@rotator/shared/core/lead";
import { newId } from "./new-id.ts";
import { type LeadEvent, toEventRow } from "./save-lead.ts";

interface Person {
  phone: string | null;
  email: string | null;
}

interface Match extends Record<string, unknown> {
  place: number;
  id: string;
}

const KNOWN = `
SELECT CAST(r.key AS INTEGER) AS place, l.id FROM json_each(?1) AS r
  CROSS JOIN leads AS l INDEXED BY leads_phone ON l.phone = r.value ->> 'phone' AND l.deleted_at IS NULL
UNION SELECT CAST(r.key AS INTEGER), l.id FROM json_each(?1) AS r
  CROSS JOIN leads AS l INDEXED BY leads_email ON l.email = r.value ->> 'email' AND l.deleted_at IS NULL`;

/** For each person the leads that have its phone or its email already. */
export async function findKnownLeads(db: D1Database, people: readonly Person[]): Promise<string[][]> {
  const rows = people.map(({ phone, email }) => ({ phone, email }));
  const { results } = await db.prepare(KNOWN).bind(JSON.stringify(rows)).all<Match>();
  const known: string[][] = people.map(() => []);
  for (const { place, id } of results) known[place]?.push(id);
  return known;
}

export interface ImportedLead extends Person {
  /** Undefined: a new one. */
  leadId: string | undefined;
  /** Empty: as it is, or its phone or email. */
  name: string;
  status: LeadStatus | undefined;
  notes: string | undefined;
}

// Somebody may have entered the same person meanwhile.
const CREATE = `
INSERT INTO leads (id, name, phone, email, status, source, agent_id, created_at, updated_at, last_activity_at)
SELECT value ->> 'id', coalesce(nullif(value ->> 'name', ''), value ->> 'phone', value ->> 'email'), value ->> 'phone', value ->> 'email', coalesce(value ->> 'status', 'new'), 'api',
  ?2, ?3, ?3, ?3
FROM json_each(?1) AS r
WHERE r.value ->> 'isNew' AND NOT EXISTS (SELECT 1 FROM leads AS o WHERE o.phone = r.value ->> 'phone' AND o.deleted_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM leads AS o WHERE o.email = r.value ->> 'email' AND o.deleted_at IS NULL)
RETURNING id`;

const UPDATE = `
UPDATE leads SET name = coalesce(nullif(r.value ->> 'name', ''), name), phone = coalesce(r.value ->> 'phone', phone),
  email = coalesce(r.value ->> 'email', email), status = coalesce(r.value ->> 'status', status),
  version = version + 1, updated_at = ?2, last_activity_at = ?2
FROM json_each(?1) AS r WHERE NOT r.value ->> 'isNew' AND leads.id = r.value ->> 'id' AND leads.deleted_at IS NULL
RETURNING id`;

const ADD_EVENTS = `
INSERT INTO lead_events (id, lead_id, at, kind, actor, detail)
SELECT value ->> '$.event.id', value ->> 'id', ?2, value ->> '$.event.kind', value ->> '$.event.actor', value ->> '$.event.detail'
FROM json_each(?1) AS r WHERE EXISTS (SELECT 1 FROM leads WHERE leads.id = r.value ->> 'id')`;

/** Makes and changes them all, or none; answers the id of each, undefined where somebody else entered that person meanwhile. */
export async function importLeads(
  db: D1Database,
  imported: readonly ImportedLead[],
  agentId: string | null,
  by: Pick<LeadEvent, "actor" | "actorName">,
): Promise<(string | undefined)[]> {
  const at = Date.now();
  const rows = imported.map(({ leadId, notes, ...fields }) => ({
    ...fields,
    id: leadId ?? newId("led", at),
    isNew: leadId === undefined,
    event: toEventRow({ kind: "imported", ...by, note: notes }, at),
  }));
  const json = JSON.stringify(rows);
  const answers = await db.batch<{ id: string }>([
    db.prepare(CREATE).bind(json, agentId, at),
    db.prepare(UPDATE).bind(json, at),
    db.prepare(ADD_EVENTS).bind(json, at),
  ]);
  const written = new Set(answers.flatMap(({ results }) => results.map(({ id }) => id)));
  return rows.map(({ id }) => (written.has(id) ? id : undefined));
}
