import { readIdTime } from "@rotator/shared/core/id";
import { AD_OF_VISITOR } from "./ad-of-visitor.ts";
import type { FoldPart } from "./folded-days.ts";
import { CONTACTED, QUALIFIED, WITH_CONTACT, WON } from "./lead-conditions.ts";

export interface DayToFold {
  part: FoldPart;
  fromTime: string;
  toTime: string;
}

// Rows that count the same already are not written again, for most of a day does not change.
const CLICKS = `
FROM rotators AS r CROSS JOIN click_stats AS s ON s.rotator_id = r.id AND s.bucket >= ?2 AND s.bucket < ?3 WHERE ?1 = ?1`;
const FOLD_CLICKS = `
INSERT INTO click_days (from_time, rotator_id, agent_id, verdict, choice, clicks)
SELECT ?1, s.rotator_id, s.agent_id, s.verdict, s.choice, sum(s.clicks) ${CLICKS} GROUP BY 2, 3, 4, 5
ON CONFLICT DO UPDATE SET clicks = excluded.clicks WHERE clicks <> excluded.clicks`;
const DROP_CLICKS = `
DELETE FROM click_days WHERE from_time = ?1 AND (rotator_id, agent_id, verdict, choice) NOT IN (
  SELECT s.rotator_id, s.agent_id, s.verdict, s.choice ${CLICKS})`;

const PEOPLES_CLICKS = `${CLICKS} AND s.verdict = 'human'`;
const FOLD_QUARTERS = `
INSERT INTO click_quarters (from_time, bucket, clicks)
SELECT ?1, s.bucket, sum(s.clicks) ${PEOPLES_CLICKS} GROUP BY 2
ON CONFLICT DO UPDATE SET clicks = excluded.clicks WHERE clicks <> excluded.clicks`;
const DROP_QUARTERS = `
DELETE FROM click_quarters WHERE from_time = ?1 AND bucket NOT IN (SELECT s.bucket ${PEOPLES_CLICKS})`;

const PEOPLE = `FROM visitors AS v WHERE v.id >= 'vis_' || ?1 AND v.id < 'vis_' || ?2 AND v.clicks > 0`;
const [NOTE_ADS_OF_PEOPLE, ADS_OF_PEOPLE] = adsOf(PEOPLE);
const FOLD_PEOPLE = `
INSERT INTO ad_people (from_time, ad_id, last_visitor_id, people)
SELECT ?1, ads.id, counted.lastVisitorId, counted.people
FROM (SELECT ${AD_OF_VISITOR} AS ad, max(v.id) AS lastVisitorId, count(*) AS people ${PEOPLE} GROUP BY 1) AS counted
  CROSS JOIN ads ON ads.ad = counted.ad WHERE true
ON CONFLICT DO UPDATE SET last_visitor_id = excluded.last_visitor_id, people = excluded.people
  WHERE people <> excluded.people OR last_visitor_id <> excluded.last_visitor_id`;
const DROP_PEOPLE = `DELETE FROM ad_people WHERE from_time = ?1 AND ad_id NOT IN (${ADS_OF_PEOPLE})`;

/** What leads with contact come to, of rows of them as `l`. */
export const CONTACT_COUNTS = `count(*) AS withContact, count(*) FILTER (WHERE ${CONTACTED}) AS chats,
  count(*) FILTER (WHERE ${QUALIFIED}) AS qualified, count(*) FILTER (WHERE ${WON}) AS won,
  json_group_array(json_array(l.value_currency, l.value_amount))
    FILTER (WHERE ${WON} AND l.value_amount IS NOT NULL AND l.value_currency IS NOT NULL) AS wonValues`;
// Few leads have contact, so few visitors are looked up: of those who are one person the first.
export const VISITOR_OF_LEAD = `v.id = (SELECT min(own.id) FROM visitors AS own WHERE own.lead_id = l.id)`;
const CONTACTS = `
FROM leads AS l CROSS JOIN visitors AS v ON ${VISITOR_OF_LEAD}
WHERE l.id >= 'led_' || ?1 AND l.id < 'led_' || ?2 AND ${WITH_CONTACT}`;
const [NOTE_ADS_OF_CONTACTS, ADS_OF_CONTACTS] = adsOf(CONTACTS);
const FOLD_CONTACTS = `
INSERT INTO ad_contacts (from_time, ad_id, with_contact, chats, qualified, won, won_values)
SELECT ?1, ads.id, counted.withContact, counted.chats, counted.qualified, counted.won, counted.wonValues
FROM (SELECT ${AD_OF_VISITOR} AS ad, ${CONTACT_COUNTS} ${CONTACTS} GROUP BY 1) AS counted
  CROSS JOIN ads ON ads.ad = counted.ad WHERE true
ON CONFLICT DO UPDATE SET with_contact = excluded.with_contact, chats = excluded.chats, qualified = excluded.qualified,
  won = excluded.won, won_values = excluded.won_values
WHERE (with_contact, chats, qualified, won, won_values)
  <> (excluded.with_contact, excluded.chats, excluded.qualified, excluded.won, excluded.won_values)`;
const DROP_CONTACTS = `DELETE FROM ad_contacts WHERE from_time = ?1 AND ad_id NOT IN (${ADS_OF_CONTACTS})`;

const LEADS = `FROM leads AS l WHERE l.id >= 'led_' || ?1 AND l.id < 'led_' || ?2`;
const OF_WHOM = "coalesce(l.rotator_id, ''), coalesce(l.agent_id, '')";
const FOLD_LEADS = `
INSERT INTO lead_days (from_time, rotator_id, agent_id, leads)
SELECT ?1, ${OF_WHOM}, count(*) ${LEADS} AND l.deleted_at IS NULL GROUP BY 2, 3
ON CONFLICT DO UPDATE SET leads = excluded.leads WHERE leads <> excluded.leads`;
const DROP_LEADS = `
DELETE FROM lead_days WHERE from_time = ?1 AND (rotator_id, agent_id) NOT IN (
  SELECT ${OF_WHOM} ${LEADS} AND l.deleted_at IS NULL)`;

const WITH_STATUS = `${OF_WHOM}, l.status`;
const FOLD_STATUSES = `
INSERT INTO contact_days (from_time, rotator_id, agent_id, status, leads)
SELECT ?1, ${WITH_STATUS}, count(*) ${LEADS} AND ${WITH_CONTACT} GROUP BY 2, 3, 4
ON CONFLICT DO UPDATE SET leads = excluded.leads WHERE leads <> excluded.leads`;
const DROP_STATUSES = `
DELETE FROM contact_days WHERE from_time = ?1 AND (rotator_id, agent_id, status) NOT IN (
  SELECT ${WITH_STATUS} ${LEADS} AND ${WITH_CONTACT})`;

const STATEMENTS = {
  clicks: [DROP_CLICKS, FOLD_CLICKS, DROP_QUARTERS, FOLD_QUARTERS],
  people: [NOTE_ADS_OF_PEOPLE, DROP_PEOPLE, FOLD_PEOPLE],
  leads: [DROP_LEADS, FOLD_LEADS],
  contacts: [NOTE_ADS_OF_CONTACTS, DROP_CONTACTS, FOLD_CONTACTS, DROP_STATUSES, FOLD_STATUSES],
} as const satisfies Record<FoldPart, readonly string[]>;

/** Makes the counts of a day what its rows are. */
export function foldStatements(db: D1Database, { part, fromTime, toTime }: DayToFold): D1PreparedStatement[] {
  // Clicks are counted by quarters of an hour, which have times; all else is found by its ids.
  const times = part === "clicks" ? [readIdTime(fromTime), readIdTime(toTime)] : [toTime];
  return STATEMENTS[part].map((sql) => db.prepare(sql).bind(fromTime, ...times));
}

const TABLES = {
  clicks: ["click_days", "click_quarters"],
  people: ["ad_people"],
  leads: ["lead_days"],
  contacts: ["ad_contacts", "contact_days"],
} as const satisfies Record<FoldPart, readonly string[]>;

/** Takes the counts of days away, which are those of their rows from then on. */
export function unfoldStatements(
  db: D1Database,
  part: FoldPart,
  fromTimes: readonly string[],
): D1PreparedStatement[] {
  const list = JSON.stringify(fromTimes);
  const listed = "from_time IN (SELECT value FROM json_each(?1))";
  return [
    ...TABLES[part].map((table) => db.prepare(`DELETE FROM ${table} WHERE ${listed}`).bind(list)),
    db.prepare(`DELETE FROM folded_days WHERE part = ?2 AND ${listed}`).bind(list, part),
  ];
}

/** What notes the ads of visitors `v`, and what finds them. */
function adsOf(visitors: string): [note: string, find: string] {
  const said = `SELECT DISTINCT ${AD_OF_VISITOR} AS ad ${visitors}`;
  return [
    `INSERT INTO ads (ad) SELECT said.ad FROM (${said}) AS said WHERE NOT EXISTS (SELECT 1 FROM ads WHERE ads.ad = said.ad)`,
    `SELECT ads.id FROM (${said}) AS said CROSS JOIN ads ON ads.ad = said.ad`,
  ];
}
