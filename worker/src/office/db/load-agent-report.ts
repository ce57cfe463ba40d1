import type { agentReportRow } from "@rotator/shared/contract/reports";
import type { Choice } from "@rotator/shared/core/click";
import type * as z from "zod";
import { idRange, type TimeSpan } from "./id-range.ts";
import { CONTACTED, WITH_CONTACT, WON } from "./lead-conditions.ts";
import type { ReportPeriod } from "./report-period.ts";

type AgentReportRow = z.infer<typeof agentReportRow>;

const COUNT_CLICKS = `
SELECT s.agent_id AS agentId, s.choice, sum(s.clicks) AS clicks
FROM rotators AS r CROSS JOIN click_stats AS s
  ON s.rotator_id = r.id AND s.bucket >= ?1 AND s.bucket < ?2 AND s.verdict = 'human'
GROUP BY 1, 2`;

const COUNT_LEADS = `
SELECT a.id AS agentId, a.name, a.archived_at IS NOT NULL AS archived, count(l.id) AS leads,
  count(l.id) FILTER (WHERE ${WITH_CONTACT}) AS withContact,
  count(l.id) FILTER (WHERE ${CONTACTED}) AS chats, count(l.id) FILTER (WHERE ${WON}) AS won
FROM agents AS a LEFT JOIN leads AS l ON l.agent_id = a.id AND l.id >= ?1 AND l.id < ?2
GROUP BY a.id ORDER BY a.id`;

interface ClickRow extends Record<string, unknown> {
  agentId: string;
  choice: Choice;
  clicks: number;
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
  const nobody = { agentId: "", name: null, archived: 1, leads: 0, withContact: 0, chats: 0, won: 0 };
  return [...leads.results, nobody]
    .map(({ agentId, archived, ...row }) => {
      const counts = {
        ...readChoices(clicks.filter((click) => click.agentId === agentId)),
        clicksBefore: sum(before.filter((click) => click.agentId === agentId)),
      };
      return { archived, row: { agentId: agentId || null, ...row, ...counts } };
    })
    .filter(({ archived, row }) => archived === 0 || row.clicks + row.clicksBefore + row.leads > 0)
    .map(({ row }) => row);
}

async function countClicks(db: D1Database, { from, to }: TimeSpan): Promise<ClickRow[]> {
  return (await db.prepare(COUNT_CLICKS).bind(from, to).all<ClickRow>()).results;
}

function readChoices(
  rows: readonly ClickRow[],
): Pick<AgentReportRow, "clicks" | "turns" | "returning" | "cover" | "fallback"> {
  const of = (...choices: Choice[]) => sum(rows.filter(({ choice }) => choices.includes(choice)));
  return {
    clicks: sum(rows),
    turns: of("turn", "local"),
    returning: of("sticky"),
    cover: of("cover"),
    fallback: of("fallback"),
  };
}

function sum(rows: readonly ClickRow[]): number {
  return rows.reduce((total, { clicks }) => total + clicks, 0);
}
