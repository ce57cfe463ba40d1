import type { VerdictCounts } from "@rotator/shared/contract/reports";
import { VERDICTS, type Verdict } from "@rotator/shared/core/click";
import { countedClicks } from "./counted-clicks.ts";
import { cutSpan, loadFoldedDays } from "./folded-days.ts";
import type { TimeSpan } from "./id-range.ts";

const NAMES = {
  human: "people",
  repeat: "repeats",
  flood: "floods",
  preview: "previews",
  bot: "bots",
  prefetch: "prefetches",
} as const satisfies Record<Verdict, keyof VerdictCounts>;

/** One JSON array of what `counted`, rows of clicks, count by verdict: they are added as they come, where groups would be sorted. */
export const SUM_BY_VERDICT = `json_array(${VERDICTS.map(
  (verdict) => `coalesce(sum(counted.clicks) FILTER (WHERE counted.verdict = '${verdict}'), 0)`,
).join(", ")})`;

const countSlots = (rotatorId: string | undefined) => `
SELECT (SELECT ${SUM_BY_VERDICT} FROM ${countedClicks("slot.value", rotatorId)} AS counted) AS counts
FROM json_each(?1) AS slot WHERE ?2 IS ?2 ORDER BY slot.key`;

/** Clicks of each span (there is one at least), by quarters of an hour, of all rotators or of one. */
export async function countVerdicts(
  db: D1Database,
  spans: readonly TimeSpan[],
  rotatorId?: string,
): Promise<VerdictCounts[]> {
  const folded = await loadFoldedDays(db, "clicks", {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  });
  const slots = spans.map((span) => cutSpan(folded, span));
  const { results } = await db
    .prepare(countSlots(rotatorId === undefined ? undefined : "?2"))
    .bind(JSON.stringify(slots), rotatorId ?? null)
    .all<{ counts: string }>();
  return results.map(({ counts }) => readVerdicts(counts));
}

/** Of what `SUM_BY_VERDICT` answers. */
export function readVerdicts(json: string): VerdictCounts {
  const sums: number[] = JSON.parse(json);
  const counts = noVerdicts();
  for (const [index, verdict] of VERDICTS.entries()) counts[NAMES[verdict]] = sums[index] ?? 0;
  return counts;
}

export function noVerdicts(): VerdictCounts {
  return { people: 0, repeats: 0, floods: 0, previews: 0, bots: 0, prefetches: 0 };
}

export function sumVerdicts(all: readonly VerdictCounts[]): VerdictCounts {
  const sum = noVerdicts();
  for (const counts of all) {
    for (const name of Object.values(NAMES)) sum[name] += counts[name];
  }
  return sum;
}
