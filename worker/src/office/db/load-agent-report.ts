import type { agentReportRow } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { countedClicks } from "./counted-clicks.ts";
import { loadCut } from "./folded-days.ts";
import { countNewLeads, sumLeads } from "./count-new-leads.ts";
import type { TimeSpan } from "./id-range.ts";
import type { ReportPeriod } from "./report-period.ts";

type AgentReportRow = z.infer<typeof agentReportRow>;

const COUNT_CLICKS = `
SELECT counted.agent_id AS agentId, ${sumOf("turns", "'turn', 'local'")}, ${sumOf("returning", "'sticky'")},
  ${sumOf("cover", "'cover'")}, ${sumOf("fallback", "'fallback'")}, sum(counted.clicks) AS clicks
FROM ${countedClicks("?1")} AS counted WHERE counted.verdict = 'human' GROUP BY 1`;

const AGENTS = "SELECT id, name, archived_at IS NOT NULL AS archived FROM agents ORDER BY id";

interface ClickRow extends Record<string, unknown> {
  agentId: string;
  clicks: number;
  turns: number;
  returning: number;
  cover: number;
  fallback: number;
}

/** Clicks of people and leads by agent; last, without an id, what went to backup numbers. */
export async function loadAgentReport(
  db: D1Database,
  { period, comparison }: ReportPeriod,
): Promise<AgentReportRow[]> {
  const [clicks, before, leads, agents] = await Promise.all([
    countClicks(db, period),
    countClicks(db, comparison),
    countNewLeads(db, period),
    db.prepare(AGENTS).bind().all<{ id: string; name: string; archived: number }>(),
  ]);
  const clicksOf = new Map(clicks.map(({ agentId, ...counts }) => [agentId, counts]));
  const clicksBefore = new Map(before.map((row) => [row.agentId, row.clicks]));
  const none = { clicks: 0, turns: 0, returning: 0, cover: 0, fallback: 0 };
  const nobody = { agentId: "", name: null, archived: 1, leads: 0, withContact: 0, chats: 0, won: 0 };
  const known = agents.results.map(({ id, name, archived }) => ({
    agentId: id,
    name,
    archived,
    ...sumLeads(leads, ({ agentId }) => agentId === id),
  }));
  return [...known, nobody]
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

async function countClicks(db: D1Database, span: TimeSpan): Promise<ClickRow[]> {
  const cut = JSON.stringify(await loadCut(db, "clicks", span));
  return (await db.prepare(COUNT_CLICKS).bind(cut).all<ClickRow>()).results;
}

function sumOf(name: string, choices: string): string {
  return `coalesce(sum(counted.clicks) FILTER (WHERE counted.choice IN (${choices})), 0) AS "${name}"`;
}
