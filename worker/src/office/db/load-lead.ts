import type { Click } from "@rotator/shared/contract/clicks";
import type { Lead, LeadDetail } from "@rotator/shared/contract/leads";
import { encodeTime } from "@rotator/shared/core/id";
import { SHOWN_CLICK } from "./list-clicks.ts";
import { type LeadRow, readLead, SHOWN_LEAD } from "./shown-lead.ts";

const EVENTS_SHOWN = 200;
const CONVERSION_EVENTS_SHOWN = 50;

const LEAD = `SELECT ${SHOWN_LEAD} FROM leads AS l WHERE l.id = ?1`;

const CUSTOM = "SELECT custom FROM leads WHERE id = ?1";

const VISITORS = `
SELECT id, first_click_at AS firstClickAt, last_click_at AS lastClickAt FROM visitors WHERE lead_id = ?1
ORDER BY last_click_at DESC LIMIT 20`;

const TIMELINE = `
SELECT id, at, kind, actor, detail FROM lead_events WHERE lead_id = ?1 ORDER BY id DESC LIMIT ${EVENTS_SHOWN}`;

const CONVERSION_EVENTS = `
SELECT id, pixel_id AS pixelId, event_name AS eventName, event_at AS eventAt, status, reason, click_id AS clickId,
  finished_at AS finishedAt
FROM conversion_events
WHERE person_id IN (SELECT ?1 UNION ALL SELECT * FROM (SELECT id FROM visitors WHERE lead_id = ?1 LIMIT 100))
ORDER BY id DESC LIMIT ${CONVERSION_EVENTS_SHOWN}`;

// Clicks have no index but their time: a click whose millisecond is known is found all the same.
const CLICKS = `
SELECT ${SHOWN_CLICK} FROM clicks AS c WHERE c.id IN (
  SELECT click.id FROM json_each(?1) AS r CROSS JOIN clicks AS click
  ON click.id >= r.value ->> 'from' AND click.id < r.value ->> 'to' AND click.visitor_id = r.value ->> 'visitorId'
  UNION SELECT value FROM json_each(?2))
ORDER BY c.id DESC`;

export async function loadLead(db: D1Database, id: string): Promise<Lead | undefined> {
  const row = await db.prepare(LEAD).bind(id).first<LeadRow>();
  return row ? readLead(row) : undefined;
}

export async function loadLeadDetail(db: D1Database, lead: Lead): Promise<LeadDetail> {
  const [custom, visitors, timeline, conversionEvents] = await Promise.all([
    db.prepare(CUSTOM).bind(lead.id).first<string>("custom"),
    db.prepare(VISITORS).bind(lead.id).all<VisitorRow>(),
    db.prepare(TIMELINE).bind(lead.id).all<EventRow>(),
    db.prepare(CONVERSION_EVENTS).bind(lead.id).all<ConversionEventRow>(),
  ]);
  const clickIds = conversionEvents.results.map(({ clickId }) => clickId).filter((id) => id !== null);
  const { results: latestClicks } = await db
    .prepare(CLICKS)
    .bind(JSON.stringify(visitors.results.flatMap(rangesOf)), JSON.stringify(clickIds))
    .all<Click & Record<string, unknown>>();
  return {
    ...lead,
    custom: custom === null ? {} : JSON.parse(custom),
    timeline: timeline.results.map(readEvent),
    latestClicks,
    conversionEvents: conversionEvents.results,
  };
}

interface VisitorRow extends Record<string, unknown> {
  id: string;
  firstClickAt: number;
  lastClickAt: number;
}

interface EventRow extends Record<string, unknown> {
  id: string;
  at: number;
  kind: string;
  actor: string | null;
  detail: string | null;
}

type ConversionEventRow = LeadDetail["conversionEvents"][number] & Record<string, unknown>;

function rangesOf({ id, firstClickAt, lastClickAt }: VisitorRow) {
  return [...new Set([firstClickAt, lastClickAt])].map((at) => ({
    from: `clk_${encodeTime(at)}`,
    to: `clk_${encodeTime(at + 1)}`,
    visitorId: id,
  }));
}

function readEvent({ detail, ...row }: EventRow): LeadDetail["timeline"][number] {
  const { actorName = null, note = null, changes = {} } = detail === null ? {} : JSON.parse(detail);
  return { ...row, actorName, note, changes };
}
