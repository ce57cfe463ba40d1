import type { DaySpan } from "@rotator/shared/core/days";

const COUNTS = `
SELECT r.value AS rotatorId, d.value ->> 0 AS day, (
  SELECT sum(s.clicks) FROM click_stats AS s
  WHERE s.rotator_id = r.value AND s.bucket >= d.value ->> 1 AND s.bucket < d.value ->> 2 AND s.verdict = 'human') AS clicks
FROM json_each(?1) AS r CROSS JOIN json_each(?2) AS d`;

/** Clicks of people, day by day, of each rotator. */
export async function loadSparklines(
  db: D1Database,
  rotatorIds: readonly string[],
  days: readonly DaySpan[],
): Promise<{ rotatorId: string; clicks: number[] }[]> {
  const { results } = await db
    .prepare(COUNTS)
    .bind(JSON.stringify(rotatorIds), JSON.stringify(days.map(({ day, from, to }) => [day, from, to])))
    .all<{ rotatorId: string; day: string; clicks: number | null }>();
  const found = new Map(results.map(({ rotatorId, day, clicks }) => [`${rotatorId} ${day}`, clicks]));
  return rotatorIds.map((rotatorId) => ({
    rotatorId,
    clicks: days.map(({ day }) => found.get(`${rotatorId} ${day}`) ?? 0),
  }));
}
