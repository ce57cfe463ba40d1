import type { Overview } from "@rotator/shared/contract/reports";
import { readDayStart } from "@rotator/shared/core/day";
import { listDays } from "@rotator/shared/core/days";
import type { ReportPeriod } from "./report-period.ts";
import { countNewLeads, sumLeads } from "./count-new-leads.ts";
import { countToldEvents } from "./count-told-events.ts";
import { countVerdicts, noVerdicts, sumVerdicts } from "./count-verdicts.ts";
import { idRange, type TimeSpan } from "./id-range.ts";
import { OPEN } from "./open-events.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

const HOUR_MS = 3_600_000;
const DAYS_BY_HOURS = 3;
const SHOWN_ALARMS = 50;

const COUNT_OPEN = `
SELECT count(e.id) FILTER (WHERE e.status <> 'held') AS waiting, count(e.id) FILTER (WHERE e.status = 'held') AS held
FROM pixels AS p CROSS JOIN conversion_events AS e ON e.pixel_id = p.id AND e.${OPEN}`;

const OPEN_ALARMS = `
SELECT id, kind, subject_id AS subjectId, detail, began_at AS beganAt
FROM alarms INDEXED BY alarms_open WHERE ended_at IS NULL ORDER BY id DESC LIMIT ${SHOWN_ALARMS}`;

const LAST_CLICK = `
SELECT c.id, c.at, c.verdict, c.choice, c.rotator_id AS rotatorId, c.agent_id AS agentId,
  (SELECT name FROM rotators WHERE id = c.rotator_id) AS rotatorName,
  (SELECT name FROM agents WHERE id = c.agent_id) AS agentName
FROM clicks AS c ORDER BY c.id DESC LIMIT 1`;

// Whole quarters are counted; what is left of the last one, up to the very time, is a few clicks.
const COUNT_PEOPLE = `
SELECT
  (SELECT coalesce(sum(s.clicks), 0) FROM rotators AS r CROSS JOIN click_stats AS s
    ON s.rotator_id = r.id AND s.bucket >= ?1 AND s.bucket < ?2 AND s.verdict = 'human')
  + (SELECT count(*) FROM clicks WHERE id >= ?3 AND id < ?4 AND verdict = 'human') AS people`;

export async function loadOverview(
  db: D1Database,
  reportPeriod: ReportPeriod,
  nowMs: number,
): Promise<Overview> {
  const { period, comparison, timeZone } = reportPeriod;
  const { unit, spans } = cutPeriod(reportPeriod);
  const [counts, [clicksBefore], today, leads, leadsBefore, told, open, alarms, lastClick] =
    await Promise.all([
      countVerdicts(db, spans),
      countVerdicts(db, [comparison]),
      countToday(db, timeZone, nowMs),
      countLeads(db, period),
      countLeads(db, comparison),
      countToldEvents(db, period),
      db.prepare(COUNT_OPEN).bind().first<{ waiting: number; held: number }>(),
      loadOpenAlarms(db),
      db.prepare(LAST_CLICK).bind().first<NonNullable<Overview["lastClick"]>>(),
    ]);
  return {
    ...reportPeriod,
    unit,
    series: spans.map(({ from }, index) => ({ at: from, ...(counts[index] ?? noVerdicts()) })),
    clicks: sumVerdicts(counts),
    clicksBefore: clicksBefore ?? noVerdicts(),
    today,
    leads,
    leadsBefore,
    events: { ...told, waiting: open?.waiting ?? 0, held: open?.held ?? 0 },
    alarms,
    lastClick,
  };
}

async function countLeads(db: D1Database, span: TimeSpan): Promise<Overview["leads"]> {
  const { leads, withContact } = sumLeads(await countNewLeads(db, span));
  return { leads, withContact };
}

function cutPeriod({ period, timeZone }: ReportPeriod): { unit: "hour" | "day"; spans: TimeSpan[] } {
  const days = listDays(period.fromDay, period.toDay, timeZone);
  if (days.length > DAYS_BY_HOURS) return { unit: "day", spans: days };
  const spans = [];
  for (let from = period.from; from < period.to; from += HOUR_MS) spans.push({ from, to: from + HOUR_MS });
  return { unit: "hour", spans };
}

/** So far, and yesterday up to the same time of day. */
async function countToday(db: D1Database, timeZone: string, nowMs: number): Promise<Overview["today"]> {
  const today = readDayStart(nowMs, timeZone);
  const yesterday = readDayStart(today - 1, timeZone);
  const [people, before] = await Promise.all([
    countPeople(db, today, nowMs + 1),
    countPeople(db, yesterday, Math.min(yesterday + nowMs + 1 - today, today)),
  ]);
  return { people, yesterday: before };
}

async function countPeople(db: D1Database, from: number, to: number): Promise<number> {
  const quarter = to - (to % STATS_BUCKET_MS);
  const people = await db
    .prepare(COUNT_PEOPLE)
    .bind(from, quarter, ...idRange("clk", { from: quarter, to }))
    .first<number>("people");
  return people ?? 0;
}

async function loadOpenAlarms(db: D1Database): Promise<Overview["alarms"]> {
  const { results } = await db
    .prepare(OPEN_ALARMS)
    .bind()
    .all<Omit<Overview["alarms"][number], "detail"> & { detail: string }>();
  return results.map((alarm) => ({ ...alarm, detail: JSON.parse(alarm.detail) }));
}
