import type { ClickToRecord } from "./click-row.ts";
import { readVisitCookies } from "./newest-cookies.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

export const VIEW_WINDOW_MS = 1_800_000;
/** Meta counts what a click brought for seven days. */
export const LEAD_WINDOW_MS = 604_800_000;

const CLICK = "r.value ->> 0";
const AT = "r.value ->> 1";
const EVENT = `'cev_' || substr(${CLICK}, 5)`;
const UNKNOWN = `NOT EXISTS (SELECT 1 FROM clicks WHERE clicks.id = ${CLICK})`;

// A value that is not JSON counts as absent: it must not stop the recording of clicks.
const setting = (key: string) =>
  `(SELECT iif(json_valid(value), value ->> '$', NULL) FROM settings WHERE key = 'conversions.${key}')`;
const PIXEL = `coalesce(t.pixel_id, ${setting("default_pixel_id")})`;
const WINDOW = `CASE t.click_event
  WHEN 'ViewContent' THEN coalesce(${setting("view_window_ms")}, ${VIEW_WINDOW_MS})
  ELSE coalesce(${setting("lead_window_ms")}, ${LEAD_WINDOW_MS}) END`;

// Meta asks for the time when a click id was first seen, and a browser that keeps no _fbc makes every click look like that.
const FIRST_SEEN = `v.first_ad_at < CAST(substr(v.fbc, 6) AS INTEGER)
  AND substr(v.fbc, 6 + instr(substr(v.fbc, 6), '.')) = v.first_ad ->> 'fbclid'`;
// A click that comes in late is told with its own click id, and never with one that the visitor brought after it.
const CLOCK_MS = 60_000;
const FBC = `CASE
  WHEN v.fbc_at > ${AT} AND r.value ->> 5 IS NOT NULL THEN r.value ->> 5
  WHEN ${FIRST_SEEN} THEN substr(v.fbc, 1, 5) || v.first_ad_at || '.' || (v.first_ad ->> 'fbclid')
  WHEN CAST(substr(v.fbc, 6) AS INTEGER) > ${AT} + ${CLOCK_MS} THEN NULL
  ELSE v.fbc END`;

// A merge patch drops what is null, and phones are stored as digits. A lead that only clicked has no name of its own.
const FACTS = `json_patch(r.value ->> 4, json_object(
  'fbc', ${FBC}, 'phone', '+' || l.phone, 'email', l.email,
  'name', iif(l.name GLOB 'Visitor [0-9A-Z]*' AND length(l.name) = 16, NULL, l.name)))`;

// In the order of their times, so that of those within one window the first is made; the table itself keeps the window.
const MAKE_EVENTS = `
INSERT INTO conversion_events (
  id, pixel_id, rotator_id, event_name, event_id, event_at, person_id, visitor_id, click_id, window_ms, facts,
  status, due_at, started_at, held_at, created_at)
SELECT ${EVENT}, p.id, t.id, t.click_event, 'evt_' || substr(${CLICK}, 5), ${AT}, coalesce(v.lead_id, v.id), v.id, ${CLICK},
  ${WINDOW}, ${FACTS}, iif(p.held_at IS NULL, 'waiting', 'held'), ?2, ?2, iif(p.held_at IS NULL, NULL, ?2), ?2
FROM json_each(?1) AS r
  CROSS JOIN rotators AS t ON t.id = r.value ->> 2 AND t.click_event <> 'none'
  CROSS JOIN pixels AS p ON p.id = ${PIXEL} AND p.enabled = 1
  CROSS JOIN visitors AS v ON v.id = r.value ->> 3
  LEFT JOIN leads AS l ON l.id = v.lead_id
WHERE ${UNKNOWN}
ORDER BY ${AT}
ON CONFLICT (id) DO NOTHING`;

const COUNT_MADE = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, made)
SELECT e.pixel_id, e.event_at - e.event_at % ${STATS_BUCKET_MS}, e.event_name, count(*)
FROM json_each(?1) AS r CROSS JOIN conversion_events AS e ON e.id = ${EVENT}
WHERE ${UNKNOWN} GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET made = made + excluded.made`;

/** What these clicks tell ad platforms, and the counts of it: after their visitors are there and before the clicks are,
 * in one transaction with both. */
export function makeEventStatements(
  db: D1Database,
  clicks: readonly ClickToRecord[],
  nowMs = Date.now(),
): D1PreparedStatement[] {
  const told = clicks.filter(
    ({ row, facts }) => row.verdict === "human" && row.visitor_id !== null && facts !== null,
  );
  if (told.length === 0) return [];
  const rows = told.map(({ row, facts }) => [
    row.id,
    row.at,
    row.rotator_id,
    row.visitor_id,
    facts,
    readVisitCookies(row).fbc,
  ]);
  const ids = told.map(({ row }) => [row.id]);
  return [
    db.prepare(MAKE_EVENTS).bind(JSON.stringify(rows), nowMs),
    db.prepare(COUNT_MADE).bind(JSON.stringify(ids)),
  ];
}
