import { readDay } from "@rotator/shared/core/day";
import { makeId } from "@rotator/shared/core/id";
import { CLICK_DIMENSIONS, KEPT_VALUES } from "./click-dimensions.ts";
import { cutIntoTexts } from "./cut-into-texts.ts";
import { describeError } from "./database-unavailable.ts";
import { readFinishedDay, trimClickDims } from "./trim-click-dims.ts";

const DELTAS_AT_ONCE = 20;
const RUN_MS = 15_000;
// A value that comes up slowly needs room to do so before the least ones go into the rest.
const CROWDED_VALUES = 2 * KEPT_VALUES;

interface DeltaRow extends Record<string, unknown> {
  id: string;
  body: string;
}

type CountedClick = Record<(typeof CLICK_DIMENSIONS)[number], string | null> & {
  at: number;
  rotator_id: string;
} & Record<string, unknown>;

const CLICKS_OF_DELTAS = `
SELECT c.at, c.rotator_id, ${CLICK_DIMENSIONS.map((name) => `c.${name}`).join(", ")}
FROM json_each(?1) AS delta CROSS JOIN json_each(delta.value) AS click CROSS JOIN clicks AS c ON c.id = click.value`;

// Two runs may have read the same deltas: only the one that still finds them all may count them.
const ADD_COUNTS = `
INSERT INTO click_dims (rotator_id, day, dimension, value, clicks)
SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2, r.value ->> 3, r.value ->> 4 FROM json_each(?1) AS r
WHERE (SELECT count(*) FROM click_dim_deltas WHERE id IN (SELECT value FROM json_each(?2))) = ?3
ON CONFLICT DO UPDATE SET clicks = clicks + excluded.clicks`;

const DELETE_DELTAS = `
DELETE FROM click_dim_deltas WHERE id IN (SELECT value FROM json_each(?1))
  AND (SELECT count(*) FROM click_dim_deltas WHERE id IN (SELECT value FROM json_each(?1))) = ?2`;

const POSTPONE_DELTA = "UPDATE click_dim_deltas SET id = ?2 WHERE id = ?1";

/** Adds what batches of clicks noted to the counts of their days, for a bounded time; answers the batches added. */
export async function foldClickDims(db: D1Database, timeZone: string): Promise<number> {
  const startedAt = Date.now();
  let folded = 0;
  while (Date.now() - startedAt < RUN_MS) {
    const { results: deltas } = await db
      .prepare("SELECT id, body FROM click_dim_deltas ORDER BY id LIMIT ?1")
      .bind(DELTAS_AT_ONCE)
      .all<DeltaRow>();
    const added = await foldDeltas(db, deltas, timeZone);
    folded += added;
    if (added === 0 || deltas.length < DELTAS_AT_ONCE) break;
  }
  return folded;
}

/** Where it fails, halves until what fails is alone, and sends that to the end of the line. */
async function foldDeltas(db: D1Database, deltas: DeltaRow[], timeZone: string): Promise<number> {
  const [delta] = deltas;
  if (delta === undefined) return 0;
  try {
    await addDeltas(db, deltas, timeZone);
    return deltas.length;
  } catch (error) {
    console.error({ event: "click_dims.not_added", deltas: deltas.length, error: describeError(error) });
  }
  if (deltas.length === 1) {
    const lastId = makeId("dlt", Date.now(), crypto.getRandomValues(new Uint8Array(16)));
    await db.prepare(POSTPONE_DELTA).bind(delta.id, lastId).run();
    return 0;
  }
  const middle = Math.ceil(deltas.length / 2);
  const added = await foldDeltas(db, deltas.slice(0, middle), timeZone);
  return added + (await foldDeltas(db, deltas.slice(middle), timeZone));
}

async function addDeltas(db: D1Database, deltas: DeltaRow[], timeZone: string): Promise<void> {
  const bodies = `[${deltas.map(({ body }) => body).join(",")}]`;
  const { results: clicks } = await db.prepare(CLICKS_OF_DELTAS).bind(bodies).all<CountedClick>();
  const counts = countValues(clicks, timeZone);
  const finishedDay = readFinishedDay(Date.now(), timeZone);
  const groups = new Map(counts.map(([rotatorId, day]) => [JSON.stringify([rotatorId, day]), day]));
  const finished = [...groups].filter(([, day]) => day <= finishedDay).map(([group]) => group);
  const running = [...groups].filter(([, day]) => day > finishedDay).map(([group]) => group);
  const ids = JSON.stringify(deltas.map(({ id }) => id));
  await db.batch([
    ...cutIntoTexts(counts).map((text) => db.prepare(ADD_COUNTS).bind(text, ids, deltas.length)),
    db.prepare(DELETE_DELTAS).bind(ids, deltas.length),
    ...trimClickDims(db, running, CROWDED_VALUES),
    ...trimClickDims(db, finished, KEPT_VALUES),
  ]);
}

type Count = [rotatorId: string, day: string, dimension: string, value: string, clicks: number];

function countValues(clicks: CountedClick[], timeZone: string): Count[] {
  const counts = new Map<string, Count>();
  for (const click of clicks) {
    const day = readDay(click.at, timeZone);
    for (const dimension of CLICK_DIMENSIONS) {
      const value = click[dimension];
      if (value === null || value === "") continue;
      const key = `${click.rotator_id} ${day} ${dimension} ${value}`;
      const count = counts.get(key);
      if (count === undefined) counts.set(key, [click.rotator_id, day, dimension, value, 1]);
      else count[4]++;
    }
  }
  return [...counts.values()];
}
