import { CONTACTED, WITH_CONTACT, WON } from "./lead-conditions.ts";

/** Numbers of leads with contact by rotator, agent and status, of folded days and of ranges of ids, both in JSON. */
export function countedContacts(days: string, ranges: string): string {
  return `(
    SELECT l.rotator_id AS rotatorId, l.agent_id AS agentId, l.status, l.leads,
      iif(${CONTACTED}, l.leads, 0) AS chats, iif(${WON}, l.leads, 0) AS won
    FROM json_each(${days}) AS day CROSS JOIN contact_days AS l ON l.from_time = day.value
    UNION ALL
    SELECT coalesce(l.rotator_id, ''), coalesce(l.agent_id, ''), l.status, 1, ${CONTACTED}, ${WON}
    FROM json_each(${ranges}) AS gap CROSS JOIN leads AS l ON l.id >= gap.value ->> 0 AND l.id < gap.value ->> 1 AND ${WITH_CONTACT})`;
}
