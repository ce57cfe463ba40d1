import type { leadCounts } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES, type LeadStatus } from "@rotator/shared/core/lead";
import type * as z from "zod";
import { type LeadFilter, rangeOfLeads } from "./list-leads.ts";

/** How many leads each tab has, from indexes alone: those that only clicked are all that are in no other. */
export async function countLeads(
  db: D1Database,
  filter: Omit<LeadFilter, "status">,
): Promise<z.infer<typeof leadCounts>> {
  const { agentId, rotatorId } = filter;
  const byAgent = agentId === undefined ? "" : "AND agent_id = ?3";
  const byRotator = rotatorId === undefined ? "" : "AND rotator_id = ?4";
  const fits = `AND id > ?1 AND id < ?2 ${byAgent} ${byRotator} AND ?3 IS ?3 AND ?4 IS ?4`;
  const values = [...rangeOfLeads(filter, undefined), agentId ?? null, rotatorId ?? null];
  const contactIndex = agentId === undefined ? "leads_contact_status" : "leads_contact_agent";
  const [contact, deleted, all] = await db.batch<{ status: LeadStatus; count: number }>([
    db
      .prepare(
        `SELECT status, count(*) AS count FROM leads INDEXED BY ${contactIndex} WHERE tab = 'contact' ${fits} GROUP BY status`,
      )
      .bind(...values),
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
