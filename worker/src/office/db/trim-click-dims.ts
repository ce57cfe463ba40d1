import { readDay } from "@rotator/shared/core/day";
import { KEPT_VALUES } from "./click-dimensions.ts";

const TWO_DAYS_MS = 2 * 86_400_000;
const ROTATORS_AT_ONCE = 100;

const LEAST_VALUES = `
WITH crowded AS (
  SELECT d.rotator_id, d.day, d.dimension FROM json_each(?1) AS g
  CROSS JOIN click_dims AS d ON d.rotator_id = g.value ->> 0 AND d.day = g.value ->> 1
  GROUP BY 1, 2, 3 HAVING count(*) > ?2
), least AS (
  SELECT * FROM (
    SELECT d.*, row_number() OVER (PARTITION BY d.rotator_id, d.day, d.dimension ORDER BY d.clicks DESC, d.value) AS place
    FROM crowded CROSS JOIN click_dims AS d USING (rotator_id, day, dimension) WHERE d.value <> ''
  ) WHERE place > ${KEPT_VALUES}
)`;

const ADD_LEAST_TO_REST = `
INSERT INTO click_dims (rotator_id, day, dimension, value, clicks)
${LEAST_VALUES} SELECT rotator_id, day, dimension, '', sum(clicks) FROM least WHERE true GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET clicks = clicks + excluded.clicks`;

const DELETE_LEAST = `
${LEAST_VALUES} DELETE FROM click_dims
WHERE (rotator_id, day, dimension, value) IN (SELECT rotator_id, day, dimension, value FROM least)`;

/** Statements that leave the top values of dimensions with more than `crowded`, of JSON [rotatorId, day] groups. */
export function trimClickDims(
  db: D1Database,
  groups: readonly string[],
  crowded: number,
): D1PreparedStatement[] {
  if (groups.length === 0) return [];
  const list = `[${groups.join(",")}]`;
  return [db.prepare(ADD_LEAST_TO_REST).bind(list, crowded), db.prepare(DELETE_LEAST).bind(list, crowded)];
}

/** The latest day that clicks hardly come for any more. */
export function readFinishedDay(nowMs: number, timeZone: string): string {
  return readDay(nowMs - TWO_DAYS_MS, timeZone);
}

/** Leaves the top values of a day that is finished. */
export async function trimFinishedDay(db: D1Database, day: string): Promise<void> {
  const { results } = await db.prepare("SELECT id FROM rotators ORDER BY id").all<{ id: string }>();
  const groups = results.map(({ id }) => JSON.stringify([id, day]));
  for (let i = 0; i < groups.length; i += ROTATORS_AT_ONCE)
    await db.batch(trimClickDims(db, groups.slice(i, i + ROTATORS_AT_ONCE), KEPT_VALUES));
}
