import type { agentReportRow } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { idRange, type TimeSpan } from "./id-range.ts";
import { CONTACTED, WITH_CONTACT, WON } from "./lead-conditions.ts";
import type { ReportPeriod } from "./report-period.ts";

type AgentReportRow = z.infer<typeof agentReportRow>;

// In two steps, since the first finds its rows in order: all of them would be sorted.
const COUNT_CLICKS = `
SELECT agentId, sum(turns) AS turns, sum("returning") AS "returning", sum(cover) AS cover, sum(fallback) AS fallback,
  sum(clicks) AS clicks
FROM (
  SELECT s.agent_id AS agentId, ${sumOf("turns", "'turn', 'local'")}, ${sumOf("returning", "'sticky'")},
    ${sumOf("cover", "'cover'")}, ${sumOf("fallback", "'fallback'")}, sum(s.clicks) AS clicks
  FROM click_stats AS s
  WHERE s.rotator_id IN (SELECT id FROM rotators) AND s.bucket >= ?1 AND s.bucket < ?2 AND s.verdict = 'human'
  GROUP BY s.rotator_id, s.bucket, s.agent_id)
GROUP BY 1`;

// All by the index alone; few have contact or are deleted.
const COUNT_LEADS = `
SELECT a.id AS agentId, a.name, a.archived_at IS NOT NULL AS archived,
  (SELECT count(*) FROM leads AS l WHERE l.agent_id = a.id AND l.id >= ?1 AND l.id < ?2) - coalesce(d.deleted, 0) AS leads,
  coalesce(c.withContact, 0) AS withContact, coalesce(c.chats, 0) AS chats, coalesce(c.won, 0) AS won
FROM agents AS a LEFT JOIN (
  SELECT l.agent_id, count(*) AS withContact, count(*) FILTER (WHERE ${CONTACTED}) AS chats,
    count(*) FILTER (WHERE ${WON}) AS won
  FROM leads AS l WHERE l.id >= ?1 AND l.id < ?2 AND ${WITH_CONTACT} GROUP BY 1) AS c ON c.agent_id = a.id
LEFT JOIN (
  SELECT l.agent_id, count(*) AS deleted FROM leads AS l
  WHERE l.id >= ?1 AND l.id < ?2 AND l.tab = 'deleted' GROUP BY 1) AS d ON d.agent_id = a.id
ORDER BY a.id`;

interface ClickRow extends Record<string, unknown> {
  agentId: string;
  clicks: number;
  turns: number;
  returning: number;
  cover: number;
  fallback: number;
}

interface LeadRow extends Record<string, unknown> {
  agentId: string;
  name: string;
  archived: number;
  leads: number;
  withContact: number;
  chats: number;
  won: number;
}

/** Clicks of people and leads by agent; last, without an id, what went to backup numbers. */
export async function loadAgentReport(
  db: D1Database,
  { period, comparison }: ReportPeriod,
): Promise<AgentReportRow[]> {
  const [clicks, before, leads] = await Promise.all([
    countClicks(db, period),
    countClicks(db, comparison),
    db
      .prepare(COUNT_LEADS)
      .bind(...idRange("led", period))
      .all<LeadRow>(),
  ]);
  const clicksOf = new Map(clicks.map(({ agentId, ...counts }) => [agentId, counts]));
  const clicksBefore = new Map(before.map((row) => [row.agentId, row.clicks]));
  const none = { clicks: 0, turns: 0, returning: 0, cover: 0, fallback: 0 };
  const nobody = { agentId: "", name: null, archived: 1, leads: 0, withContact: 0, chats: 0, won: 0 };
  return [...leads.results, nobody]
    .map(({ agentId, archived, ...row }) => ({
      archived,
      row: {
        agentId: agentId || null,
        ...row,
        ...(clicksOf.get(agentId) ?? none),
        clicksBefore: clicksBefore.get(agentId) ?? 0,
      },
    }))
    .filter(({ archived, row }) => archived === 0 || row.clicks + row.clicksBefore + row.leads > 0)
    .map(({ row }) => row);
}

async function countClicks(db: D1Database, { from, to }: TimeSpan): Promise<ClickRow[]> {
  return (await db.prepare(COUNT_CLICKS).bind(from, to).all<ClickRow>()).results;
}

function sumOf(name: string, choices: string): string {
  return `coalesce(sum(s.clicks) FILTER (WHERE s.choice IN (${choices})), 0) AS "${name}"`;
}
