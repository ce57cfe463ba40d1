import type { rotatorReportRow } from "@rotator/shared/contract/reports";
import type * as z from "zod";
import { countedClicks } from "./counted-clicks.ts";
import { countNewLeads, sumLeads } from "./count-new-leads.ts";
import { noVerdicts, readVerdicts, SUM_BY_VERDICT } from "./count-verdicts.ts";
import { loadCut } from "./folded-days.ts";
import type { ReportPeriod } from "./report-period.ts";

type RotatorReportRow = z.infer<typeof rotatorReportRow>;

const COUNT_CLICKS = `
WITH now_counts AS (SELECT counted.rotator_id, ${SUM_BY_VERDICT} AS counts FROM ${countedClicks("?1")} AS counted GROUP BY 1),
  counts_before AS (
    SELECT counted.rotator_id, sum(counted.clicks) AS people FROM ${countedClicks("?2")} AS counted WHERE counted.verdict = 'human' GROUP BY 1)
SELECT r.id, r.name, r.status = 'archived' AS archived, now_counts.counts, coalesce(counts_before.people, 0) AS peopleBefore
FROM rotators AS r LEFT JOIN now_counts ON now_counts.rotator_id = r.id LEFT JOIN counts_before ON counts_before.rotator_id = r.id
ORDER BY r.id`;

interface ClickRow extends Record<string, unknown> {
  id: string;
  name: string;
  archived: number;
  counts: string | null;
  peopleBefore: number;
}

/** Clicks and leads of every rotator; of an archived one where it has any. */
export async function loadRotatorReport(
  db: D1Database,
  { period, comparison }: ReportPeriod,
): Promise<RotatorReportRow[]> {
  const cuts = await Promise.all([period, comparison].map((span) => loadCut(db, "clicks", span)));
  const [clicks, leads] = await Promise.all([
    db
      .prepare(COUNT_CLICKS)
      .bind(...cuts.map((cut) => JSON.stringify(cut)))
      .all<ClickRow>(),
    countNewLeads(db, period),
  ]);
  return clicks.results
    .map(({ id, name, archived, counts, peopleBefore }) => {
      const verdicts = counts === null ? noVerdicts() : readVerdicts(counts);
      const { leads: began, withContact, won } = sumLeads(leads, ({ rotatorId }) => rotatorId === id);
      const isEmpty = peopleBefore + began + Object.values(verdicts).reduce((a, b) => a + b, 0) === 0;
      return {
        shown: archived === 0 || !isEmpty,
        row: { rotatorId: id, name, ...verdicts, peopleBefore, leads: began, withContact, won },
      };
    })
    .filter(({ shown }) => shown)
    .map(({ row }) => row);
}
