import { CLICK_DIMENSIONS, KEPT_VALUES } from "./click-dimensions.ts";

const CLICKS_AT_ONCE = 5_000;
// A value that comes up late needs room to do so; and what is counted must fit into memory.
const CROWDED_VALUES = 5 * KEPT_VALUES;
const ROOM_FOR_VALUES = 2 * KEPT_VALUES;

const NEXT_CLICKS = `
SELECT id, rotator_id, ${CLICK_DIMENSIONS.join(", ")} FROM clicks
WHERE id >= ?1 AND id < ?2 AND verdict = 'human' AND rotator_id IN (SELECT value FROM json_each(?3))
ORDER BY id LIMIT ${CLICKS_AT_ONCE}`;

type CountedClick = Record<(typeof CLICK_DIMENSIONS)[number], string | null> & {
  id: string;
  rotator_id: string;
} & Record<string, unknown>;

type ValueCount = [rotatorId: string, dimension: string, value: string, clicks: number];

/** Top values of some rotators' human clicks between two ids, the rest as ''; undefined if there was no time to see all. */
export async function countClickValues(
  db: D1Database,
  { from, to }: { from: string; to: string },
  rotatorIds: readonly string[],
  untilMs: number,
): Promise<{ clicks: number; counts: ValueCount[] } | undefined> {
  const counts = new Map<string, Map<string, Map<string, number>>>(
    rotatorIds.map((id) => [id, new Map(CLICK_DIMENSIONS.map((name) => [name, new Map()]))]),
  );
  const ids = JSON.stringify(rotatorIds);
  let next = from;
  let seen = 0;
  while (Date.now() < untilMs) {
    // In pages: one statement over a day would keep clicks from being recorded for seconds.
    const { results: clicks } = await db.prepare(NEXT_CLICKS).bind(next, to, ids).all<CountedClick>();
    for (const click of clicks) addClick(click);
    seen += clicks.length;
    if (clicks.length < CLICKS_AT_ONCE) return { clicks: seen, counts: listCounts(counts) };
    // The least id after the last.
    next = `${clicks.at(-1)?.id ?? to}0`;
  }
  return undefined;

  function addClick(click: CountedClick): void {
    for (const [dimension, values] of counts.get(click.rotator_id) ?? []) {
      const value = click[dimension];
      if (typeof value !== "string" || value === "") continue;
      values.set(value, (values.get(value) ?? 0) + 1);
      if (values.size > CROWDED_VALUES) keepTopValues(values, ROOM_FOR_VALUES);
    }
  }
}

function listCounts(counts: Map<string, Map<string, Map<string, number>>>): ValueCount[] {
  const list: ValueCount[] = [];
  for (const [rotatorId, dimensions] of counts) {
    for (const [dimension, values] of dimensions) {
      keepTopValues(values, KEPT_VALUES);
      for (const [value, clicks] of values) list.push([rotatorId, dimension, value, clicks]);
    }
  }
  return list;
}

function keepTopValues(values: Map<string, number>, kept: number): void {
  const named = [...values].filter(([value]) => value !== "");
  const least = named.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(kept);
  if (least.length === 0) return;
  for (const [value] of least) values.delete(value);
  const rest = least.reduce((total, [, clicks]) => total + clicks, 0);
  values.set("", (values.get("") ?? 0) + rest);
}
