import type { DaySpan } from "@rotator/shared/core/days";
import type { CLICK_DIMENSIONS } from "./click-dimensions.ts";

export type Dimension = (typeof CLICK_DIMENSIONS)[number];

export interface DimensionCount {
  dimension: Dimension;
  /** Empty: those beyond what a day keeps. */
  value: string;
  clicks: number;
}

// One dimension each: all of them at once would be sorted on the disk.
const COUNT_VALUES = `
SELECT ?2 AS dimension, d.value, sum(d.clicks) AS clicks
FROM json_each(?1) AS day CROSS JOIN rotators AS r CROSS JOIN click_dims AS d
  ON d.rotator_id = r.id AND d.day = day.value AND d.dimension = ?2
GROUP BY 2 ORDER BY 3 DESC, 2`;

/** Clicks of people on whole days, by the values of some dimensions; the most first. */
export async function countDimensionValues(
  db: D1Database,
  days: readonly DaySpan[],
  dimensions: readonly Dimension[],
): Promise<DimensionCount[]> {
  const list = JSON.stringify(days.map(({ day }) => day));
  const counted = await db.batch<DimensionCount & Record<string, unknown>>(
    dimensions.map((dimension) => db.prepare(COUNT_VALUES).bind(list, dimension)),
  );
  return counted.flatMap(({ results }) => results);
}
