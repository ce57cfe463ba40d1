import type { Rotator } from "@rotator/shared/contract/rotators";
import { lastSwitch } from "./last-switch.ts";
import { STATE } from "./published-copy.ts";

/** A rotator as the API tells it, but for how its addresses are written as links. */
export interface WholeRotator extends Omit<Rotator, "link" | "addresses"> {
  addresses: Omit<Rotator["addresses"][number], "link">[];
}

interface RotatorRow extends Record<string, unknown> {
  body: string;
  details: string;
}

const BOOL = (column: string): string => `json(iif(${column} = 1, 'true', 'false'))`;

const MEMBERS = `(
  SELECT json_group_array(json_object('agentId', a.id, 'name', a.name, 'phone', a.phone, 'weight', m.weight,
    'state', m.state, 'active', ${BOOL("a.active")}, 'effectiveState', ${STATE},
    'switched', json(${lastSwitch("m")}), 'switchedEverywhere', json(${lastSwitch("a")})) ORDER BY m.position, m.agent_id)
  FROM members AS m JOIN agents AS a ON a.id = m.agent_id WHERE m.rotator_id = r.id)`;

const ADDRESSES = `(
  SELECT json_group_array(json_object('domainId', x.domain_id, 'host', home.host, 'slug', x.slug,
    'present', ${BOOL("(x.domain_id = r.domain_id AND x.slug = r.slug)")}, 'createdAt', x.created_at)
    ORDER BY x.domain_id = r.domain_id AND x.slug = r.slug DESC, x.created_at DESC, x.slug)
  FROM rotator_addresses AS x JOIN domains AS home ON home.id = x.domain_id WHERE x.rotator_id = r.id)`;

// In two objects, since a SQL function of D1 takes 32 arguments at most.
const READ = `
SELECT
  json_object('id', r.id, 'version', r.version, 'rosterVersion', r.roster_version, 'name', r.name, 'slug', r.slug,
    'domainId', r.domain_id, 'host', d.host, 'status', r.status, 'method', r.method, 'createdAt', r.created_at,
    'updatedAt', r.updated_at, 'members', json(${MEMBERS}), 'addresses', json(${ADDRESSES})) AS body,
  json_object('messageTemplate', r.message_template, 'chatLink', r.chat_link, 'deeplink', ${BOOL("r.deeplink")},
    'sticky', json_object('enabled', ${BOOL("r.sticky_enabled")}, 'days', r.sticky_days, 'cover', r.sticky_cover),
    'fallbackPhone', r.fallback_phone, 'consent', json_object('rule', r.consent,
      'formCountries', json(r.consent_form_countries), 'honourGpc', ${BOOL("r.honour_gpc")}),
    'pixelId', r.pixel_id, 'clickEvent', r.click_event,
    'published', ${BOOL("NOT EXISTS (SELECT 1 FROM published_rotators AS p WHERE p.rotator_id = r.id AND p.unpublished = 1)")}
  ) AS details
FROM rotators AS r JOIN domains AS d ON d.id = r.domain_id WHERE r.id = ?1`;

/** The whole of a rotator, its members in their order, its present address first. */
export async function readRotator(db: D1Database, id: string): Promise<WholeRotator | undefined> {
  const row = await db.prepare(READ).bind(id).first<RotatorRow>();
  return row ? { ...JSON.parse(row.body), ...JSON.parse(row.details) } : undefined;
}
