import { readDay, readDayStart } from "@rotator/shared/core/day";
import { encodeTime } from "@rotator/shared/core/id";
import { CLICK_DIMENSIONS } from "./click-dimensions.ts";
import { countClickValues } from "./count-click-values.ts";
import { cutIntoTexts } from "./cut-into-texts.ts";
import { loadSettings, saveSetting } from "./settings.ts";
import { readFinishedDay, trimFinishedDay } from "./trim-click-dims.ts";

const EVERY_MS = 3_600_000;
const RUN_MS = 20_000;
const LONGER_THAN_A_DAY_MS = 26 * 3_600_000;
// Looking at a day reads all of its clicks; past this many a day the counts are left as they were added.
const MOST_CLICKS = 300_000;

interface DayRange {
  day: string;
  start: number;
  from: string;
  to: string;
}

type Totals = Map<string, number>;

const WAITING_DELTA = `
SELECT 1 FROM click_dim_deltas AS delta, json_each(delta.body) AS click WHERE click.value >= ?1 AND click.value < ?2`;

// What was counted is all that there is: clicks may have come meanwhile, or retention may have taken some.
const STILL_TRUE = `NOT EXISTS (${WAITING_DELTA})
  AND ?3 > (SELECT at FROM clicks ORDER BY id LIMIT 1)
  AND ?5 = (SELECT count(*) FROM clicks WHERE id >= ?1 AND id < ?2 AND verdict = 'human'
    AND rotator_id IN (SELECT value FROM json_each(?4)))`;

const DELETE_COUNTS = `
DELETE FROM click_dims WHERE rotator_id IN (SELECT value FROM json_each(?4)) AND day = ?6 AND ${STILL_TRUE}`;

const INSERT_COUNTS = `
INSERT INTO click_dims (rotator_id, day, dimension, value, clicks)
SELECT value ->> 0, ?6, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?7) WHERE ${STILL_TRUE}`;

/** Once an hour: counts yesterday and today again where they do not add up, and trims the day before; answers the rotators' days that were wrong. */
export async function repairClickDims(db: D1Database, timeZone: string, nowMs: number): Promise<number> {
  const settings = await loadSettings(db, "repair.");
  const checkedAt = settings.get("dims_at");
  if (typeof checkedAt === "number" && checkedAt > nowMs - EVERY_MS && checkedAt <= nowMs) return 0;
  // First, so that a run that fails or takes long is not joined by the next minute's.
  await saveSetting(db, "repair.dims_at", nowMs, nowMs);

  const untilMs = Date.now() + RUN_MS;
  const today = readDayStart(nowMs, timeZone);
  const yesterday = readDayStart(today - 1, timeZone);
  const tomorrow = readDayStart(today + LONGER_THAN_A_DAY_MS, timeZone);
  let wrong = await repairDay(db, makeRange(yesterday, today, timeZone), untilMs);
  wrong += await repairDay(db, makeRange(today, tomorrow, timeZone), untilMs);

  const finishedDay = readFinishedDay(nowMs, timeZone);
  if (settings.get("trimmed_day") !== finishedDay) {
    await trimFinishedDay(db, finishedDay);
    await saveSetting(db, "repair.trimmed_day", finishedDay, nowMs);
  }
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

async function repairDay(db: D1Database, range: DayRange, untilMs: number): Promise<number> {
  // What is still to be added would look wrong, and be counted twice.
  const waiting = await db.prepare(`${WAITING_DELTA} LIMIT 1`).bind(range.from, range.to).first();
  if (waiting !== null) return 0;
  const stored = await db
    .prepare("SELECT count(*) AS clicks FROM (SELECT 1 FROM clicks WHERE id >= ?1 AND id < ?2 LIMIT ?3)")
    .bind(range.from, range.to, MOST_CLICKS + 1)
    .first<number>("clicks");
  if (stored === null || stored === 0 || stored > MOST_CLICKS) return 0;

  const wrong = findDifferences(await loadClickTotals(db, range), await loadDimTotals(db, range));
  if (wrong.length === 0) return 0;
  const counted = await countClickValues(db, range, wrong, untilMs);
  if (counted === undefined) return 0;
  const { day, from, to, start } = range;
  const bindings = [from, to, start, JSON.stringify(wrong), counted.clicks, day];
  await db.batch([
    db.prepare(DELETE_COUNTS).bind(...bindings),
    ...cutIntoTexts(counted.counts).map((text) => db.prepare(INSERT_COUNTS).bind(...bindings, text)),
  ]);
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
