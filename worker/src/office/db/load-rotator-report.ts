import type { rotatorReportRow, VerdictCounts } from "@rotator/shared/contract/reports";
import type { Verdict } from "@rotator/shared/core/click";
import type * as z from "zod";
import { addVerdict, noVerdicts } from "./count-verdicts.ts";
import { idRange, type TimeSpan } from "./id-range.ts";
import { WITH_CONTACT, WON } from "./lead-conditions.ts";
import type { ReportPeriod } from "./report-period.ts";

type RotatorReportRow = z.infer<typeof rotatorReportRow>;

const ROTATORS = "SELECT id, name, status = 'archived' AS archived FROM rotators ORDER BY id";

const COUNT_CLICKS = `
SELECT s.rotator_id AS rotatorId, s.verdict, sum(s.clicks) AS clicks
FROM rotators AS r CROSS JOIN click_stats AS s ON s.rotator_id = r.id AND s.bucket >= ?1 AND s.bucket < ?2
GROUP BY 1, 2`;

const COUNT_LEADS = `
SELECT l.rotator_id AS rotatorId, count(*) AS leads,
  count(*) FILTER (WHERE ${WITH_CONTACT}) AS withContact, count(*) FILTER (WHERE ${WON}) AS won
FROM leads AS l WHERE l.id >= ?1 AND l.id < ?2 GROUP BY 1`;

interface LeadRow extends Record<string, unknown> {
  rotatorId: string | null;
  leads: number;
  withContact: number;
  won: number;
}

/** Clicks and leads of every rotator; of an archived one where it has any. */
export async function loadRotatorReport(
  db: D1Database,
  { period, comparison }: ReportPeriod,
): Promise<RotatorReportRow[]> {
  const [rotators, clicks, before, leads] = await Promise.all([
    db.prepare(ROTATORS).bind().all<{ id: string; name: string; archived: number }>(),
    countClicks(db, period),
    countClicks(db, comparison),
    db
      .prepare(COUNT_LEADS)
      .bind(...idRange("led", period))
      .all<LeadRow>(),
  ]);
  const leadsOf = new Map(leads.results.map(({ rotatorId, ...counts }) => [rotatorId, counts]));
  return rotators.results
    .filter(({ id, archived }) => archived === 0 || clicks.has(id) || before.has(id) || leadsOf.has(id))
    .map(({ id, name }) => ({
      rotatorId: id,
      name,
      ...(clicks.get(id) ?? noVerdicts()),
      peopleBefore: before.get(id)?.people ?? 0,
      ...(leadsOf.get(id) ?? { leads: 0, withContact: 0, won: 0 }),
    }));
}

async function countClicks(db: D1Database, { from, to }: TimeSpan): Promise<Map<string, VerdictCounts>> {
  const { results } = await db
    .prepare(COUNT_CLICKS)
    .bind(from, to)
    .all<{ rotatorId: string; verdict: Verdict; clicks: number }>();
  const counts = new Map<string, VerdictCounts>();
  for (const { rotatorId, verdict, clicks } of results) {
    const known = counts.get(rotatorId) ?? noVerdicts();
    counts.set(rotatorId, known);
    addVerdict(known, verdict, clicks);
  }
  return counts;
}
