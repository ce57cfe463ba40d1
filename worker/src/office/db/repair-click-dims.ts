import { readDay, readDayStart } from "@rotator/shared/core/day";
import { encodeTime } from "@rotator/shared/core/id";
import { CLICK_DIMENSIONS, KEPT_VALUES } from "./click-dimensions.ts";
import { trimClickDims } from "./fold-click-dims.ts";
import { loadSettings, saveSetting } from "./settings.ts";

const EVERY_MS = 3_600_000;
// Looking at a day reads all of its clicks; past this many a day the counts are left as they were added.
const MOST_CLICKS = 300_000;

interface DayRange {
  day: string;
  start: number;
  from: string;
  to: string;
}

type Totals = Map<string, number>;

// Deltas of this day would be counted twice.
const NOTHING_TO_ADD = `NOT EXISTS (
  SELECT 1 FROM click_dim_deltas AS delta, json_each(delta.body) AS click WHERE click.value >= ?3 AND click.value < ?4)`;
const STILL_COMPLETE = "?5 > (SELECT at FROM clicks ORDER BY id LIMIT 1)";

const DELETE_COUNTS = `
DELETE FROM click_dims WHERE rotator_id = ?1 AND day = ?2 AND ${NOTHING_TO_ADD} AND ${STILL_COMPLETE}`;

const COUNT_DIMENSION = (dimension: string) => `
INSERT INTO click_dims (rotator_id, day, dimension, value, clicks)
SELECT ?1, ?2, '${dimension}', ${dimension}, count(*) FROM clicks
WHERE id >= ?3 AND id < ?4 AND rotator_id = ?1 AND verdict = 'human' AND ${dimension} IS NOT NULL AND ${dimension} <> ''
  AND ${NOTHING_TO_ADD} AND ${STILL_COMPLETE}
GROUP BY ${dimension}`;

/** Once an hour: counts today and yesterday again where they do not add up; answers the rotators' days that were wrong. */
export async function repairClickDims(db: D1Database, timeZone: string, nowMs: number): Promise<number> {
  const checkedAt = (await loadSettings(db, "repair.")).get("dims_at");
  if (typeof checkedAt === "number" && checkedAt > nowMs - EVERY_MS && checkedAt <= nowMs) return 0;

  const todayStart = readDayStart(nowMs, timeZone);
  let wrong = 0;
  wrong += await repairDay(db, makeRange(todayStart, nowMs + 1, timeZone));
  wrong += await repairDay(db, makeRange(readDayStart(todayStart - 1, timeZone), todayStart, timeZone));
  await saveSetting(db, "repair.dims_at", nowMs, nowMs);
  return wrong;
}

function makeRange(start: number, end: number, timeZone: string): DayRange {
  return {
    day: readDay(start, timeZone),
    start,
    from: `clk_${encodeTime(start)}`,
    to: `clk_${encodeTime(end)}`,
  };
}

async function repairDay(db: D1Database, range: DayRange): Promise<number> {
  const stored = await db
    .prepare("SELECT count(*) AS clicks FROM (SELECT 1 FROM clicks WHERE id >= ?1 AND id < ?2 LIMIT ?3)")
    .bind(range.from, range.to, MOST_CLICKS + 1)
    .first<number>("clicks");
  if (stored === null || stored === 0 || stored > MOST_CLICKS) return 0;

  const wrong = findDifferences(await loadClickTotals(db, range), await loadDimTotals(db, range));
  for (const rotatorId of wrong) await countAgain(db, range, rotatorId);
  await db.batch(
    trimClickDims(
      db,
      wrong.map((rotatorId) => JSON.stringify([rotatorId, range.day])),
      KEPT_VALUES,
    ),
  );
  return wrong.length;
}

/** Clicks that have a value, by rotator and dimension. */
async function loadClickTotals(db: D1Database, { from, to }: DayRange): Promise<Map<string, Totals>> {
  const { results } = await db
    .prepare(
      `SELECT rotator_id, ${CLICK_DIMENSIONS.map((name) => `count(nullif(${name}, '')) AS ${name}`).join(", ")}
       FROM clicks WHERE id >= ?1 AND id < ?2 AND verdict = 'human' GROUP BY rotator_id`,
    )
    .bind(from, to)
    .all<Record<string, unknown>>();
  return new Map(
    results.map((row) => [
      String(row.rotator_id),
      new Map(
        CLICK_DIMENSIONS.map((name) => [name, Number(row[name])] as const).filter(([, clicks]) => clicks > 0),
      ),
    ]),
  );
}

async function loadDimTotals(db: D1Database, { day }: DayRange): Promise<Map<string, Totals>> {
  const { results } = await db
    .prepare(
      `SELECT rotator_id, dimension, sum(clicks) AS clicks FROM click_dims
       WHERE rotator_id IN (SELECT id FROM rotators) AND day = ?1 GROUP BY 1, 2`,
    )
    .bind(day)
    .all<Record<string, unknown>>();
  const totals = new Map<string, Totals>();
  for (const { rotator_id: id, dimension, clicks } of results) {
    const rotatorId = String(id);
    const known: Totals = totals.get(rotatorId) ?? new Map<string, number>();
    totals.set(rotatorId, known.set(String(dimension), Number(clicks)));
  }
  return totals;
}

function findDifferences(clicks: Map<string, Totals>, dims: Map<string, Totals>): string[] {
  const rotatorIds = new Set([...clicks.keys(), ...dims.keys()]);
  return [...rotatorIds].filter((id) =>
    CLICK_DIMENSIONS.some((name) => (clicks.get(id)?.get(name) ?? 0) !== (dims.get(id)?.get(name) ?? 0)),
  );
}

async function countAgain(
  db: D1Database,
  { day, from, to, start }: DayRange,
  rotatorId: string,
): Promise<void> {
  const bindings = [rotatorId, day, from, to, start];
  await db.batch([
    db.prepare(DELETE_COUNTS).bind(...bindings),
    ...CLICK_DIMENSIONS.map((name) => db.prepare(COUNT_DIMENSION(name)).bind(...bindings)),
  ]);
}
