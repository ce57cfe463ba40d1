export interface AdParameterCounts {
  missing: number;
  unreplaced: number;
}

const COUNT = `
SELECT d.value, sum(d.clicks) AS clicks
FROM json_each(?2) AS day CROSS JOIN click_dims AS d
  ON d.rotator_id = ?1 AND d.day = day.value AND d.dimension = 'ad_parameters'
GROUP BY 1`;

/** Clicks of ads that said nothing of the ad, on these days; the last minute's are not counted yet. */
export async function countAdParameters(
  db: D1Database,
  rotatorId: string,
  days: readonly string[],
): Promise<AdParameterCounts> {
  const { results } = await db
    .prepare(COUNT)
    .bind(rotatorId, JSON.stringify(days))
    .all<{ value: string; clicks: number }>();
  const found = new Map(results.map(({ value, clicks }) => [value, clicks]));
  return { missing: found.get("missing") ?? 0, unreplaced: found.get("unreplaced") ?? 0 };
}
