import type { DaySpan } from "@rotator/shared/core/days";
import type { CLICK_DIMENSIONS } from "./click-dimensions.ts";

export type Dimension = (typeof CLICK_DIMENSIONS)[number];

export interface DimensionCount {
  dimension: Dimension;
  /** Empty: those beyond what a day keeps. */
  value: string;
  clicks: number;
}

const COUNT_VALUES = `
SELECT d.dimension, d.value, sum(d.clicks) AS clicks
FROM json_each(?1) AS day CROSS JOIN rotators AS r CROSS JOIN json_each(?2) AS name CROSS JOIN click_dims AS d
  ON d.rotator_id = r.id AND d.day = day.value AND d.dimension = name.value
GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2`;

/** Clicks of people on whole days, by the values of some dimensions; the most first. */
export async function countDimensionValues(
  db: D1Database,
  days: readonly DaySpan[],
  dimensions: readonly Dimension[],
): Promise<DimensionCount[]> {
  const { results } = await db
    .prepare(COUNT_VALUES)
    .bind(JSON.stringify(days.map(({ day }) => day)), JSON.stringify(dimensions))
    .all<DimensionCount & Record<string, unknown>>();
  return results;
}
