import type { rotatorReportRow } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { readVerdicts, SUM_BY_VERDICT } from "./count-verdicts.ts";
import { idRange } from "./id-range.ts";
import { WITH_CONTACT, WON } from "./lead-conditions.ts";
import type { ReportPeriod } from "./report-period.ts";

type RotatorReportRow = z.infer<typeof rotatorReportRow>;

const COUNT_CLICKS = `
SELECT r.id, r.name, r.status = 'archived' AS archived,
  (SELECT ${SUM_BY_VERDICT} FROM click_stats AS s
   WHERE s.rotator_id = r.id AND s.bucket >= ?1 AND s.bucket < ?2) AS counts,
  (SELECT coalesce(sum(s.clicks), 0) FROM click_stats AS s
   WHERE s.rotator_id = r.id AND s.bucket >= ?3 AND s.bucket < ?4 AND s.verdict = 'human') AS peopleBefore
FROM rotators AS r ORDER BY r.id`;

const COUNT_LEADS = `
SELECT l.rotator_id AS rotatorId, count(*) AS leads,
  count(*) FILTER (WHERE ${WITH_CONTACT}) AS withContact, count(*) FILTER (WHERE ${WON}) AS won
FROM leads AS l WHERE l.id >= ?1 AND l.id < ?2 AND l.deleted_at IS NULL GROUP BY 1`;

interface LeadRow extends Record<string, unknown> {
  rotatorId: string | null;
  leads: number;
  withContact: number;
  won: number;
}

interface ClickRow extends Record<string, unknown> {
  id: string;
  name: string;
  archived: number;
  counts: string;
  peopleBefore: number;
}

/** Clicks and leads of every rotator; of an archived one where it has any. */
export async function loadRotatorReport(
  db: D1Database,
  { period, comparison }: ReportPeriod,
): Promise<RotatorReportRow[]> {
  const [clicks, leads] = await Promise.all([
    db.prepare(COUNT_CLICKS).bind(period.from, period.to, comparison.from, comparison.to).all<ClickRow>(),
    db
      .prepare(COUNT_LEADS)
      .bind(...idRange("led", period))
      .all<LeadRow>(),
  ]);
  const leadsOf = new Map(leads.results.map(({ rotatorId, ...counts }) => [rotatorId, counts]));
  return clicks.results
    .map(({ id, name, archived, counts, peopleBefore }) => {
      const verdicts = readVerdicts(counts);
      const found = leadsOf.get(id) ?? { leads: 0, withContact: 0, won: 0 };
      const isEmpty = peopleBefore + found.leads + Object.values(verdicts).reduce((a, b) => a + b, 0) === 0;
      return {
        shown: archived === 0 || !isEmpty,
        row: { rotatorId: id, name, ...verdicts, peopleBefore, ...found },
      };
    })
    .filter(({ shown }) => shown)
    .map(({ row }) => row);
}
