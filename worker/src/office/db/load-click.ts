import type { ClickDetail } from "@rotator/shared/contract/clicks";
import { CLICK_ID_NAMES } from "@rotator/shared/core/click";
import { SHOWN_CLICK } from "./list-clicks.ts";

interface ClickRow
  extends Omit<ClickDetail, "roster" | "clickIds" | "custom" | "event">, Record<string, unknown> {
  clickIds: string;
  custom: string | null;
  roster: string | null;
  event: string | null;
}

// A merge patch drops what is null.
const CLICK_IDS = `json_patch('{}', json_object(${CLICK_ID_NAMES.map((name) => `'${name}', c.${name}`).join(", ")}))`;

// The event that a click was told as has the click's own id, so both are found by their primary keys.
const CLICK = `
SELECT ${SHOWN_CLICK}, c.roster_version AS rosterVersion, c.region, c.language, c.ip,
  c.referrer_host AS referrerHost, ${CLICK_IDS} AS clickIds, c.custom,
  (SELECT lead_id FROM visitors WHERE id = c.visitor_id) AS leadId,
  (SELECT json_group_array(json_object('agentId', m.value ->> 'agentId', 'weight', m.value ->> 'weight', 'state', m.value ->> 'state',
      'agentName', (SELECT name FROM agents WHERE id = m.value ->> 'agentId')))
   FROM rosters AS r, json_each(r.members) AS m
   WHERE r.rotator_id = c.rotator_id AND r.version = c.roster_version) AS roster,
  (SELECT json_object('id', e.id, 'pixelId', e.pixel_id, 'eventName', e.event_name, 'eventId', e.event_id,
      'status', e.status, 'reason', e.reason, 'tries', e.tries, 'eventAt', e.event_at,
      'createdAt', e.created_at, 'finishedAt', e.finished_at)
   FROM conversion_events AS e WHERE e.id = 'cev_' || substr(c.id, 5)) AS event
FROM clicks AS c WHERE c.id = ?1`;

export async function loadClick(db: D1Database, id: string): Promise<ClickDetail | undefined> {
  const row = await db.prepare(CLICK).bind(id).first<ClickRow>();
  if (!row) return undefined;
  return {
    ...row,
    clickIds: JSON.parse(row.clickIds),
    custom: row.custom === null ? {} : JSON.parse(row.custom),
    roster: row.roster === null ? [] : JSON.parse(row.roster),
    event: row.event === null ? null : JSON.parse(row.event),
  };
}
