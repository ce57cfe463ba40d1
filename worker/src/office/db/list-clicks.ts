import type { Click } from "@rotator/shared/contract/clicks";
import { type ClickFilter, conditionsOfClicks, rangeOfClicks } from "./click-filter.ts";

/** How many clicks one page looks through at most: they have no index but their time. */
export const SCANNED_AT_ONCE = 5_000;

/** What lists show of a click `c`, with the names of what it names. */
export const SHOWN_CLICK = `
c.id, c.at, c.rotator_id AS rotatorId, (SELECT name FROM rotators WHERE id = c.rotator_id) AS rotatorName,
c.agent_id AS agentId, (SELECT name FROM agents WHERE id = c.agent_id) AS agentName,
c.visitor_id AS visitorId, upper(substr(c.visitor_id, 15, 8)) AS code, c.verdict, c.choice, c.reason, c.consent,
c.country, c.city, c.device, c.os, c.in_app AS inApp,
c.utm_source AS utmSource, c.utm_medium AS utmMedium, c.utm_campaign AS utmCampaign, c.utm_term AS utmTerm,
c.utm_content AS utmContent, c.campaign_id AS campaignId, c.adset_id AS adsetId, c.ad_id AS adId,
c.site_source_name AS siteSourceName, c.placement, c.ad_parameters AS adParameters`;

export interface ClickPage {
  items: Click[];
  /** Null at the end. A page may have few clicks, or none, and others after it. */
  nextCursor: string | null;
}

/** The newest first. */
export async function listClicks(
  db: D1Database,
  filter: ClickFilter,
  cursor: string | undefined,
  limit: number,
): Promise<ClickPage> {
  const range = rangeOfClicks(filter, cursor);
  const conditions = conditionsOfClicks(filter);
  const { results: items } =
    conditions.length === 0
      ? await db
          .prepare(
            `SELECT ${SHOWN_CLICK} FROM clicks AS c WHERE c.id > ? AND c.id < ? ORDER BY c.id DESC LIMIT ?`,
          )
          .bind(...range, limit)
          .all<Click & Record<string, unknown>>()
      : await db
          .prepare(
            `SELECT ${SHOWN_CLICK} FROM (${scan("*")}) AS c WHERE ${conditions.map(({ sql }) => sql).join(" AND ")} ORDER BY c.id DESC LIMIT ?`,
          )
          .bind(...range, ...conditions.flatMap(({ values }) => values), limit)
          .all<Click & Record<string, unknown>>();
  if (items.length === limit) return { items, nextCursor: items.at(-1)?.id ?? null };
  if (conditions.length === 0) return { items, nextCursor: null };
  return { items, nextCursor: await findScanEnd(db, range) };
}

function scan(columns: string): string {
  return `SELECT ${columns} FROM clicks WHERE id > ? AND id < ? ORDER BY id DESC LIMIT ${SCANNED_AT_ONCE}`;
}

/** Where looking through them stopped; null where there was nothing more. */
async function findScanEnd(db: D1Database, range: [string, string]): Promise<string | null> {
  const end = await db
    .prepare(`SELECT count(*) AS count, min(id) AS last FROM (${scan("id")})`)
    .bind(...range)
    .first<{ count: number; last: string | null }>();
  return end?.count === SCANNED_AT_ONCE ? end.last : null;
}
