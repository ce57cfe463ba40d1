import { listDays } from "@rotator/shared/core/days";
import { countDimensionValues, type Dimension, type DimensionCount } from "./count-dimension-values.ts";
import type { ReportPeriod } from "./report-period.ts";

export interface ComparedCount extends DimensionCount {
  clicksBefore: number;
}

/** Clicks of people by values of the period and of the one before; whole days. */
export async function compareDimensionValues(
  db: D1Database,
  { period, comparison, timeZone }: ReportPeriod,
  dimensions: readonly Dimension[],
): Promise<ComparedCount[]> {
  const [now, before] = await Promise.all(
    [period, comparison].map(({ fromDay, toDay }) =>
      countDimensionValues(db, listDays(fromDay, toDay, timeZone), dimensions),
    ),
  );
  const left = new Map((before ?? []).map((count) => [`${count.dimension} ${count.value}`, count]));
  const compared = (now ?? []).map((count) => {
    const key = `${count.dimension} ${count.value}`;
    const clicksBefore = left.get(key)?.clicks ?? 0;
    left.delete(key);
    return { ...count, clicksBefore };
  });
  return [
    ...compared,
    ...[...left.values()].map((count) => ({ ...count, clicks: 0, clicksBefore: count.clicks })),
  ];
}
