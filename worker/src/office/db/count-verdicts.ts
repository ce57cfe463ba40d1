import type { VerdictCounts } from "@rotator/shared/contract/reports";
import type { Verdict } from "@rotator/shared/core/click";
import type { TimeSpan } from "./id-range.ts";

interface VerdictRow extends Record<string, unknown> {
  slot: number;
  verdict: Verdict;
  clicks: number;
}

const COUNT_SLOTS = `
SELECT slot.value ->> 0 AS slot, s.verdict, sum(s.clicks) AS clicks
FROM json_each(?1) AS slot CROSS JOIN rotators AS r CROSS JOIN click_stats AS s
  ON s.rotator_id = r.id AND s.bucket >= slot.value ->> 0 AND s.bucket < slot.value ->> 1
WHERE ?2 IS NULL OR r.id = ?2
GROUP BY 1, 2`;

const NAMES = {
  human: "people",
  repeat: "repeats",
  flood: "floods",
  preview: "previews",
  bot: "bots",
  prefetch: "prefetches",
} as const satisfies Record<Verdict, keyof VerdictCounts>;

/** Clicks of each span, by quarters of an hour, of all rotators or of one; spans must not begin alike. */
export async function countVerdicts(
  db: D1Database,
  spans: readonly TimeSpan[],
  rotatorId?: string,
): Promise<VerdictCounts[]> {
  const slots = JSON.stringify(spans.map(({ from, to }) => [from, to]));
  const { results } = await db
    .prepare(COUNT_SLOTS)
    .bind(slots, rotatorId ?? null)
    .all<VerdictRow>();
  const counts = new Map(spans.map(({ from }) => [from, noVerdicts()]));
  for (const { slot, verdict, clicks } of results) addVerdict(counts.get(slot), verdict, clicks);
  return [...counts.values()];
}

export function addVerdict(counts: VerdictCounts | undefined, verdict: Verdict, clicks: number): void {
  if (counts) counts[NAMES[verdict]] += clicks;
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
