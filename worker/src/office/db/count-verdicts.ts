import type { VerdictCounts } from "@rotator/shared/contract/reports";
import { VERDICTS, type Verdict } from "@rotator/shared/core/click";
import type { TimeSpan } from "./id-range.ts";

const NAMES = {
  human: "people",
  repeat: "repeats",
  flood: "floods",
  preview: "previews",
  bot: "bots",
  prefetch: "prefetches",
} as const satisfies Record<Verdict, keyof VerdictCounts>;

/** One JSON array of what `s`, rows of click_stats, count by verdict: they are added as they come, where groups would be sorted. */
export const SUM_BY_VERDICT = `json_array(${VERDICTS.map(
  (verdict) => `coalesce(sum(s.clicks) FILTER (WHERE s.verdict = '${verdict}'), 0)`,
).join(", ")})`;

const COUNT_SLOTS = `
SELECT (
  SELECT ${SUM_BY_VERDICT} FROM rotators AS r CROSS JOIN click_stats AS s
    ON s.rotator_id = r.id AND s.bucket >= slot.value ->> 0 AND s.bucket < slot.value ->> 1
  WHERE ?2 IS NULL OR r.id = ?2) AS counts
FROM json_each(?1) AS slot ORDER BY slot.key`;

/** Clicks of each span, by quarters of an hour, of all rotators or of one. */
export async function countVerdicts(
  db: D1Database,
  spans: readonly TimeSpan[],
  rotatorId?: string,
): Promise<VerdictCounts[]> {
  const slots = JSON.stringify(spans.map(({ from, to }) => [from, to]));
  const { results } = await db
    .prepare(COUNT_SLOTS)
    .bind(slots, rotatorId ?? null)
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
