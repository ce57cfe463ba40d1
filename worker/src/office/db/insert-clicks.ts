import { makeId, visitorCode } from "@rotator/shared/core/id";
import { CLICK_COLUMNS, type ClickToRecord } from "./click-row.ts";
import { makeEventStatements } from "./make-events.ts";
import { NEWEST_FBC, NEWEST_FBC_AT, NEWEST_FBP, readVisitCookies } from "./newest-cookies.ts";
import { unfoldClicks } from "./unfold.ts";
import { rosterOfTurn, STATS_BUCKET_MS } from "./stats-bucket.ts";

// What counting needs of a click, and after it what only visitors need: the statements before the last carry no more.
const COUNTED = [
  "id",
  "at",
  "rotator_id",
  "agent_id",
  "visitor_id",
  "verdict",
  "choice",
  "roster_version",
  "custom",
  "code",
] as const;
const VISIT = [...COUNTED, "fbc", "fbc_at", "fbp", "ad", "repeats"] as const;

const column = (name: (typeof VISIT)[number]) => `r.value ->> ${VISIT.indexOf(name)}`;
const AD = column("ad");
const REPEATS = column("repeats");
const AT = column("at");
const ROTATOR = column("rotator_id");
const AGENT = column("agent_id");
const VISITOR = column("visitor_id");
const OWN_LEAD = `'led_' || substr(${VISITOR}, 5)`;

// A message may come again: only clicks that the table does not hold yet may count. So the clicks themselves go in last.
const NEW_CLICKS = `json_each(?1) AS r WHERE NOT EXISTS (SELECT 1 FROM clicks WHERE clicks.id = r.value ->> 0)`;
const NEW_VISITS = `${NEW_CLICKS} AND ${column("verdict")} = 'human' AND ${VISITOR} IS NOT NULL`;

const COUNT_STATS = `
INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, roster_version, clicks)
SELECT ${ROTATOR}, (${AT}) - (${AT}) % ${STATS_BUCKET_MS}, coalesce(${AGENT}, ''), ${column("verdict")}, ${column("choice")},
  ${rosterOfTurn(column("choice"), column("roster_version"))}, count(*)
FROM ${NEW_CLICKS} GROUP BY 1, 2, 3, 4, 5, 6
ON CONFLICT DO UPDATE SET clicks = clicks + excluded.clicks`;

const NOTE_DIMS = `
INSERT INTO click_dim_deltas (id, body)
SELECT ?2, json_group_array(r.value ->> 0) FROM ${NEW_CLICKS} AND ${column("verdict")} = 'human' HAVING count(*) > 0`;

// A visitor who is known has its lead, or had one that was given away or erased.
const BEGIN = `
INSERT INTO leads (id, name, source, rotator_id, agent_id, custom, created_at, updated_at, last_activity_at)
SELECT ${OWN_LEAD}, 'Visitor ' || (${column("code")}), 'click', ${ROTATOR}, ${AGENT}, ${column("custom")}, ${AT}, ${AT}, ${AT}`;
const BEGIN_LEADS = `${BEGIN}
FROM ${NEW_VISITS} AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitors.id = ${VISITOR})
ON CONFLICT (id) DO NOTHING`;

// The first click came after a later one; nobody has touched the lead since.
const CORRECT_LEADS = `
UPDATE leads SET created_at = first.at, updated_at = first.at, last_activity_at = first.at,
  rotator_id = first.rotator_id, agent_id = first.agent_id, custom = first.custom
FROM (
  SELECT visitors.lead_id AS lead_id, min(${AT}) AS at, ${ROTATOR} AS rotator_id, ${AGENT} AS agent_id, ${column("custom")} AS custom
  FROM json_each(?1) AS r CROSS JOIN visitors ON visitors.id = ${VISITOR} AND visitors.lead_id = ${OWN_LEAD}
  WHERE ${AT} < visitors.first_click_at AND ${column("verdict")} = 'human'
    AND NOT EXISTS (SELECT 1 FROM clicks WHERE clicks.id = r.value ->> 0)
  GROUP BY visitors.id
) AS first
WHERE leads.id = first.lead_id AND leads.source = 'click' AND leads.version = 1 AND leads.created_at > first.at`;

// Every column is that of the earliest or of the latest click, in whatever order they come.
const COUNT_VISITS = `
INSERT INTO visitors (id, lead_id, rotator_id, agent_id, clicks, first_click_at, last_click_at, fbc, fbc_at, fbp, first_ad, first_ad_at)
SELECT ${VISITOR}, ${OWN_LEAD}, ${ROTATOR}, ${AGENT}, 1, ${AT}, ${AT}, ${column("fbc")}, ${column("fbc_at")}, ${column("fbp")}, ${AD}, iif(${AD} IS NULL, NULL, ${AT})
FROM ${NEW_VISITS}
ON CONFLICT (id) DO UPDATE SET
  clicks = clicks + 1,
  rotator_id = iif(excluded.last_click_at > last_click_at, excluded.rotator_id, rotator_id),
  agent_id = iif(excluded.last_click_at > last_click_at, excluded.agent_id, agent_id),
  first_click_at = min(first_click_at, excluded.first_click_at),
  last_click_at = max(last_click_at, excluded.last_click_at),
  fbc = ${NEWEST_FBC},
  fbc_at = ${NEWEST_FBC_AT},
  fbp = ${NEWEST_FBP},
  first_ad = CASE WHEN excluded.first_ad_at < coalesce(first_ad_at, excluded.first_ad_at + 1) THEN excluded.first_ad ELSE first_ad END,
  first_ad_at = CASE WHEN excluded.first_ad_at < coalesce(first_ad_at, excluded.first_ad_at + 1) THEN excluded.first_ad_at ELSE first_ad_at END,
  last_ad = CASE
    WHEN excluded.first_ad_at < first_ad_at THEN coalesce(last_ad, first_ad)
    WHEN excluded.first_ad_at > coalesce(last_ad_at, first_ad_at) THEN excluded.first_ad
    ELSE last_ad END,
  last_ad_at = CASE
    WHEN excluded.first_ad_at < first_ad_at THEN coalesce(last_ad_at, first_ad_at)
    WHEN excluded.first_ad_at > coalesce(last_ad_at, first_ad_at) THEN excluded.first_ad_at
    ELSE last_ad_at END`;

const NEW_REPEATERS = `${NEW_CLICKS} AND ${REPEATS} IS NOT NULL AND ${VISITOR} IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM visitors WHERE visitors.id = ${VISITOR})`;
const ORIGINAL_LEAD = `(SELECT original.lead_id FROM visitors AS original WHERE original.id = ${REPEATS})`;

// The one whom it repeats may have gone meanwhile: with old clicks, or erased.
const BEGIN_REPEATERS_LEADS = `${BEGIN}
FROM ${NEW_REPEATERS} AND ${ORIGINAL_LEAD} IS NULL
ON CONFLICT (id) DO NOTHING`;

// The code in this visitor's message must be found, though the lead is another's.
const ATTACH_REPEATS = `
INSERT INTO visitors (id, lead_id, rotator_id, agent_id, clicks, first_click_at, last_click_at, fbc, fbc_at, fbp, first_ad, first_ad_at)
SELECT ${VISITOR}, coalesce(${ORIGINAL_LEAD}, ${OWN_LEAD}),
  ${ROTATOR}, ${AGENT}, 0, ${AT}, ${AT}, ${column("fbc")}, ${column("fbc_at")}, ${column("fbp")}, ${AD}, iif(${AD} IS NULL, NULL, ${AT})
FROM ${NEW_REPEATERS}
ON CONFLICT (id) DO NOTHING`;

const INSERT_CLICKS = `
INSERT INTO clicks (${CLICK_COLUMNS.join(", ")})
SELECT ${CLICK_COLUMNS.map((_name, index) => `value ->> ${index}`).join(", ")} FROM json_each(?1) WHERE true
ON CONFLICT (id) DO NOTHING`;

/** One transaction: all that these clicks change, or nothing. Takes clicks in the order of their times; answers the rows written. */
export async function insertClicks(db: D1Database, clicks: readonly ClickToRecord[]): Promise<number> {
  const visits = clicks.map(readVisit);
  const counted = JSON.stringify(visits.map((visit) => COUNTED.map((name) => visit[name])));
  const visiting = JSON.stringify(visits.map((visit) => VISIT.map((name) => visit[name])));
  const rows = JSON.stringify(clicks.map(({ row }) => CLICK_COLUMNS.map((name) => row[name])));
  const deltaId = makeId("dlt", Date.now(), crypto.getRandomValues(new Uint8Array(16)));
  const results = await db.batch([
    db.prepare(COUNT_STATS).bind(counted),
    unfoldClicks(
      db,
      clicks.map(({ row }) => row.at),
    ),
    db.prepare(NOTE_DIMS).bind(counted, deltaId),
    db.prepare(BEGIN_LEADS).bind(counted),
    db.prepare(CORRECT_LEADS).bind(counted),
    db.prepare(COUNT_VISITS).bind(visiting),
    ...(clicks.some(({ repeats }) => repeats !== null)
      ? [db.prepare(BEGIN_REPEATERS_LEADS).bind(visiting), db.prepare(ATTACH_REPEATS).bind(visiting)]
      : []),
    ...makeEventStatements(db, clicks),
    db.prepare(INSERT_CLICKS).bind(rows),
  ]);
  return results.reduce((total, { meta }) => total + meta.rows_written, 0);
}

function readVisit({
  row,
  ad,
  repeats,
}: ClickToRecord): Record<(typeof VISIT)[number], string | number | null> {
  const code = row.visitor_id === null ? null : visitorCode(row.visitor_id);
  return { ...row, code, ...readVisitCookies(row), ad, repeats };
}
