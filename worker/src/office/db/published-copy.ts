import { DEFAULT_QUIET_COUNTRIES } from "@rotator/shared/core/country-groups";
import { PUBLISHED_FORMAT } from "@rotator/shared/core/published-rotator";

/** One row of `published_rotators`: the copy as JSON text, at one address. */
export interface PublishedRow {
  address: string;
  rotatorId: string;
  version: number;
  body: string;
}

// Touched and not yet published: its version is ahead of its copies.
const TOUCHED = `NOT EXISTS (SELECT 1 FROM published_rotators AS p WHERE p.rotator_id = r.id AND p.version >= r.version)`;

const WEIGHT = `CASE r.method WHEN 'weighted' THEN m.weight ELSE 1 END`;

/** What the agent's own switch, the member's state and its weight come to; of `r`, `m` and `a`. */
export const STATE = `CASE
  WHEN a.active = 0 OR a.archived_at IS NOT NULL THEN 'off'
  WHEN m.state <> 'active' THEN m.state
  WHEN r.method = 'weighted' AND m.weight = 0 THEN 'drain'
  ELSE 'active' END`;

// Only who may serve, and by id: neither a name nor the order on the screen makes another roster.
const ROSTER = `(
  SELECT json_group_array(json_object('agentId', m.agent_id, 'weight', ${WEIGHT}, 'state', ${STATE}) ORDER BY m.agent_id)
  FROM members AS m JOIN agents AS a ON a.id = m.agent_id
  WHERE m.rotator_id = r.id AND ${STATE} <> 'off')`;

const MEMBERS = `(
  SELECT json_group_array(
    json_object('id', a.id, 'name', a.name, 'phone', a.phone, 'weight', ${WEIGHT}, 'state', ${STATE})
    ORDER BY m.position, m.agent_id)
  FROM members AS m JOIN agents AS a ON a.id = m.agent_id
  WHERE m.rotator_id = r.id)`;

const HEIRS = `(SELECT json_group_object(h.agent_id, h.heir_id) FROM heirs AS h WHERE h.rotator_id = r.id)`;

const ADDRESSES = `(
  SELECT json_group_array(d2.host || '/' || x2.slug
    ORDER BY x2.domain_id = r.domain_id AND x2.slug = r.slug DESC, x2.created_at DESC, x2.slug)
  FROM rotator_addresses AS x2 JOIN domains AS d2 ON d2.id = x2.domain_id
  WHERE x2.rotator_id = r.id)`;

// What the deployment says stands above what the link does: a setting that cannot be read counts as not made.
const HONOUR_GPC = bool(`(r.honour_gpc OR coalesce(${setting("privacy.honour_gpc")}, 1))`);
const QUIET_COUNTRIES = `json(coalesce(
  (SELECT value FROM settings WHERE key = 'privacy.quiet_countries' AND json_valid(value) AND json_type(value) = 'array'),
  '${JSON.stringify(DEFAULT_QUIET_COUNTRIES)}'))`;

const CONSENT = `json_object(
  'rule', r.consent, 'formCountries', json(r.consent_form_countries), 'honourGpc', ${HONOUR_GPC},
  'quietCountries', ${QUIET_COUNTRIES})`;

const META_COOKIES = `CASE WHEN home.set_meta_cookies = 1 AND home.cookie_domain IS NOT NULL
  THEN json_object('domain', home.cookie_domain, 'index', home.cookie_index) ELSE 'null' END`;

// The deployment's own, where the link has none.
const BACKUP_PHONE = setting("general.backup_phone");

const RESPONSIBLE = `(
  SELECT json_object('name', ${said("name")}, 'address', ${said("address")}, 'link', ${said("link")})
  FROM settings WHERE key = 'privacy.responsible' AND json_valid(value) AND json_type(value) = 'object')`;

/** What all public pages say and look like. */
export const SITE = `json_object(
  'name', coalesce(${setting("general.name")}, ''), 'colour', ${setting("general.colour")},
  'textColour', ${setting("general.text_colour")}, 'logo', ${setting("logo.name")},
  'language', coalesce(${setting("general.page_language")}, 'visitor'),
  'responsible', json(coalesce(${RESPONSIBLE}, 'null')))`;

// In two steps, since a SQL function of D1 takes 32 arguments at most (which the local one does not enforce).
export const BODY = `json_set(
  json_object(
    'v', ${PUBLISHED_FORMAT}, 'id', r.id, 'version', r.version, 'rosterVersion', r.roster_version,
    'addresses', json(${ADDRESSES}), 'name', r.name, 'status', r.status, 'method', r.method,
    'members', json(${MEMBERS}), 'heirs', json(${HEIRS}),
    'messageTemplate', r.message_template, 'chatLink', r.chat_link, 'deeplink', ${bool("r.deeplink")}),
  '$.sticky', json_object('enabled', ${bool("r.sticky_enabled")}, 'days', r.sticky_days, 'cover', r.sticky_cover),
  '$.fallbackPhone', coalesce(r.fallback_phone, ${BACKUP_PHONE}),
  '$.consent', ${CONSENT},
  '$.metaCookies', json(${META_COOKIES}),
  '$.site', ${SITE})`;

const COUNT_ROSTER = `
  UPDATE rotators AS r SET roster_version = r.roster_version + 1
  WHERE ${TOUCHED}
    AND ${ROSTER} IS NOT (SELECT members FROM rosters WHERE rotator_id = r.id AND version = r.roster_version)`;

const KEEP_ROSTER = `
  INSERT INTO rosters (rotator_id, version, members, created_at)
  SELECT r.id, r.roster_version, ${ROSTER}, ?1 FROM rotators AS r
  WHERE ${TOUCHED}
    AND NOT EXISTS (SELECT 1 FROM rosters WHERE rotator_id = r.id AND version = r.roster_version)`;

const WRITE_COPIES = `
  INSERT INTO published_rotators (address, rotator_id, version, body, unpublished, unpublished_since)
  SELECT d.host || '/' || x.slug, r.id, r.version, ${BODY}, 1, ?1
  FROM rotators AS r
    JOIN domains AS home ON home.id = r.domain_id
    JOIN rotator_addresses AS x ON x.rotator_id = r.id
    JOIN domains AS d ON d.id = x.domain_id
  WHERE ${TOUCHED}
  ON CONFLICT (address) DO UPDATE SET
    rotator_id = excluded.rotator_id, version = excluded.version, body = excluded.body,
    unpublished = 1, unpublished_since = iif(unpublished = 1, unpublished_since, excluded.unpublished_since)
  RETURNING address, rotator_id AS rotatorId, version, body`;

/** The end of a transaction: rosters and copies of every rotator that it touched. The last one answers the copies. */
export function publishingStatements(db: D1Database, at: number): D1PreparedStatement[] {
  return [db.prepare(COUNT_ROSTER), db.prepare(KEEP_ROSTER).bind(at), db.prepare(WRITE_COPIES).bind(at)];
}

/** Touches every rotator whose copy would be another one if it were written now, as after a change of the settings that it shows. */
export const TOUCH_OUTDATED = `
  UPDATE rotators AS r SET version = r.version + 1
  WHERE EXISTS (SELECT 1 FROM published_rotators AS p JOIN domains AS home ON home.id = r.domain_id
    WHERE p.rotator_id = r.id AND p.body IS NOT ${BODY})`;

/** A text within the setting of the row. */
function said(field: string): string {
  return `coalesce(value ->> '${field}' || '', '')`;
}

/** The value of a setting; NULL where there is none that can be read. */
function setting(key: string): string {
  return `(SELECT iif(json_valid(value), value ->> '$', NULL) FROM settings WHERE key = '${key}')`;
}

function bool(column: string): string {
  return `json(CASE ${column} WHEN 0 THEN 'false' ELSE 'true' END)`;
}
