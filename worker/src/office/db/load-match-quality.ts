import { MATCH_KEYS, type MatchKey } from "@rotator/shared/core/match-keys";

const LAST_EVENTS = 100;
// However many were refused in between.
const SCANNED_AT_MOST = 2_000;

export interface MatchQuality {
  /** How many of the last delivered events this tells of. */
  events: number;
  keys: { key: MatchKey; events: number; percent: number }[];
}

const COUNT_KEYS = `
WITH
  recent AS (
    SELECT id, status, match_keys FROM conversion_events WHERE rotator_id = ?1 ORDER BY id DESC LIMIT ${SCANNED_AT_MOST}),
  delivered AS (SELECT match_keys FROM recent WHERE status = 'delivered' ORDER BY id DESC LIMIT ${LAST_EVENTS})
SELECT '' AS key, count(*) AS events FROM delivered
UNION ALL
SELECT k.value, count(*) FROM delivered CROSS JOIN json_each(coalesce(match_keys, '[]')) AS k GROUP BY 1`;

/** Which customer data a rotator's last delivered events had, for every key that Meta matches by. */
export async function loadMatchQuality(db: D1Database, rotatorId: string): Promise<MatchQuality> {
  const { results } = await db.prepare(COUNT_KEYS).bind(rotatorId).all<{ key: string; events: number }>();
  const counts = new Map(results.map(({ key, events }) => [key, events]));
  const total = counts.get("") ?? 0;
  const keys = MATCH_KEYS.map((key) => {
    const events = counts.get(key) ?? 0;
    return { key, events, percent: total === 0 ? 0 : Math.round((events / total) * 100) };
  });
  return { events: total, keys };
}
