import { encodeTime, type IdPrefix, readIdTime } from "@rotator/shared/core/id";
import { idRange, type TimeSpan } from "./id-range.ts";

/** What days are counted of, each by itself: they change at different times. */
export const FOLD_PARTS = ["clicks", "people", "leads", "contacts"] as const;
export type FoldPart = (typeof FOLD_PARTS)[number];

export interface FoldedDay extends TimeSpan {
  /** What its counts are found by. */
  fromTime: string;
}

/** A span as days whose counts are ready and what is left between them. */
export interface Cut {
  days: string[];
  gaps: [from: number, to: number][];
}

const FOLDED = `
SELECT from_time AS fromTime, to_time AS toTime FROM folded_days
WHERE part = ?1 AND to_time > ?2 AND to_time <= ?3 AND from_time >= ?2 AND stale = 0 AND (final = 0 OR ?4 = 0)
ORDER BY to_time`;

/** Days of the span whose counts are as their rows are, or with `living` false as their rows were before retention. */
export async function loadFoldedDays(
  db: D1Database,
  part: FoldPart,
  span: TimeSpan,
  living = false,
): Promise<FoldedDay[]> {
  const { results } = await db
    .prepare(FOLDED)
    .bind(part, encodeTime(span.from), encodeTime(Math.max(span.from, span.to)), Number(living))
    .all<{ fromTime: string; toTime: string }>();
  return results.map(({ fromTime, toTime }) => ({
    fromTime,
    from: readIdTime(fromTime),
    to: readIdTime(toTime),
  }));
}

/** Days of another zone may overlap: the later one is left to the rows. */
export function cutSpan(folded: readonly FoldedDay[], { from, to }: TimeSpan): Cut {
  const cut: Cut = { days: [], gaps: [] };
  let at = from;
  for (const day of folded) {
    if (day.from < at || day.to > to) continue;
    if (day.from > at) cut.gaps.push([at, day.from]);
    cut.days.push(day.fromTime);
    at = day.to;
  }
  if (at < to) cut.gaps.push([at, to]);
  return cut;
}

export async function loadCut(db: D1Database, part: FoldPart, span: TimeSpan, living = false): Promise<Cut> {
  return cutSpan(await loadFoldedDays(db, part, span, living), span);
}

/** Its days, and its gaps as ranges of ids, in JSON. */
export function bindCut(prefix: IdPrefix, { days, gaps }: Cut): [days: string, ranges: string] {
  return [JSON.stringify(days), JSON.stringify(gaps.map(([from, to]) => idRange(prefix, { from, to })))];
}
