import { countedContacts } from "./counted-contacts.ts";
import { bindCut, loadCut } from "./folded-days.ts";
import type { TimeSpan } from "./id-range.ts";

export interface NewLeads {
  /** Empty: of none. */
  rotatorId: string;
  /** Empty: nobody's. */
  agentId: string;
  leads: number;
  withContact: number;
  chats: number;
  won: number;
}

const OF_WHOM = "coalesce(l.rotator_id, '') AS rotatorId, coalesce(l.agent_id, '') AS agentId";

const COUNT_LEADS = `
SELECT d.rotator_id AS rotatorId, d.agent_id AS agentId, sum(d.leads) AS leads
FROM json_each(?1) AS day CROSS JOIN lead_days AS d ON d.from_time = day.value GROUP BY 1, 2
UNION ALL
SELECT ${OF_WHOM}, count(*)
FROM json_each(?2) AS gap CROSS JOIN leads AS l ON l.id >= gap.value ->> 0 AND l.id < gap.value ->> 1
WHERE l.deleted_at IS NULL GROUP BY 1, 2`;

const COUNT_CONTACTS = `
SELECT rotatorId, agentId, sum(leads) AS withContact, sum(chats) AS chats, sum(won) AS won
FROM ${countedContacts("?1", "?2")} AS counted GROUP BY 1, 2`;

/** Leads that began in the span, by rotator and agent; each pair may come several times. */
export async function countNewLeads(db: D1Database, span: TimeSpan): Promise<NewLeads[]> {
  const [ofLeads, ofContacts] = await Promise.all([
    loadCut(db, "leads", span),
    loadCut(db, "contacts", span),
  ]);
  const [leads, contacts] = await db.batch<Partial<NewLeads> & Pick<NewLeads, "rotatorId" | "agentId">>([
    db.prepare(COUNT_LEADS).bind(...bindCut("led", ofLeads)),
    db.prepare(COUNT_CONTACTS).bind(...bindCut("led", ofContacts)),
  ]);
  const none = { leads: 0, withContact: 0, chats: 0, won: 0 };
  return [...(leads?.results ?? []), ...(contacts?.results ?? [])].map((row) => ({ ...none, ...row }));
}

/** Of those that fit. */
export function sumLeads(
  all: readonly NewLeads[],
  fits: (one: NewLeads) => boolean = () => true,
): Pick<NewLeads, "leads" | "withContact" | "chats" | "won"> {
  const sum = { leads: 0, withContact: 0, chats: 0, won: 0 };
  for (const row of all.filter(fits)) {
    sum.leads += row.leads;
    sum.withContact += row.withContact;
    sum.chats += row.chats;
    sum.won += row.won;
  }
  return sum;
}
