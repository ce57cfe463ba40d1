import type { leadCounts } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES, type LeadStatus } from "@rotator/shared/core/lead";
import type * as z from "zod";
import { countedContacts } from "./counted-contacts.ts";
import { bindCut, loadCut } from "./folded-days.ts";
import { type LeadFilter, rangeOfLeads } from "./list-leads.ts";

// Later than any lead.
const ALWAYS = 1e15;

const COUNT_CONTACTS = `
SELECT status, sum(leads) AS count FROM ${countedContacts("?1", "?2")} AS counted
WHERE (?3 IS NULL OR agentId = ?3) AND (?4 IS NULL OR rotatorId = ?4) GROUP BY 1`;

/** How many leads each tab has, from counts of days and indexes alone: those that only clicked are all that are in no other. */
export async function countLeads(
  db: D1Database,
  filter: Omit<LeadFilter, "status">,
): Promise<z.infer<typeof leadCounts>> {
  const { agentId = null, rotatorId = null, from = 0, to = ALWAYS } = filter;
  const byAgent = agentId === null ? "" : "AND agent_id = ?3";
  const byRotator = rotatorId === null ? "" : "AND rotator_id = ?4";
  const fits = `AND id > ?1 AND id < ?2 ${byAgent} ${byRotator} AND ?3 IS ?3 AND ?4 IS ?4`;
  const values = [...rangeOfLeads(filter, undefined), agentId, rotatorId];
  const cut = await loadCut(db, "contacts", { from, to }, true);
  const [contact, deleted, all] = await db.batch<{ status: LeadStatus; count: number }>([
    db.prepare(COUNT_CONTACTS).bind(...bindCut("led", cut), agentId, rotatorId),
    db
      .prepare(`SELECT count(*) AS count FROM leads INDEXED BY leads_deleted WHERE tab = 'deleted' ${fits}`)
      .bind(...values),
    db
      .prepare(`SELECT count(*) AS count FROM leads INDEXED BY leads_agent WHERE true ${fits}`)
      .bind(...values),
  ]);
  const found = new Map(contact?.results.map(({ status, count }) => [status, count]));
  const withContact = [...found.values()].reduce((total, count) => total + count, 0);
  const gone = deleted?.results[0]?.count ?? 0;
  return {
    contact: withContact,
    clicked: (all?.results[0]?.count ?? 0) - withContact - gone,
    deleted: gone,
    statuses: LEAD_STATUSES.map((status) => ({ status, count: found.get(status) ?? 0 })),
  };
}
