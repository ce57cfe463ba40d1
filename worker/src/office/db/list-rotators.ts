import type { RotatorListItem } from "@rotator/shared/contract/rotators";
import { STATE } from "./published-copy.ts";

type ListedRow = Record<string, unknown> & Omit<RotatorListItem, "link">;

const LIST = `
SELECT r.id, r.version, r.name, r.slug, r.domain_id AS domainId, d.host, r.status, r.method,
  r.created_at AS createdAt,
  (SELECT count(*) FROM members AS m WHERE m.rotator_id = r.id) AS memberCount,
  (SELECT count(*) FROM members AS m JOIN agents AS a ON a.id = m.agent_id
   WHERE m.rotator_id = r.id AND ${STATE} = 'active') AS servingCount,
  (SELECT coalesce(sum(s.clicks), 0) FROM click_stats AS s
   WHERE s.rotator_id = r.id AND s.bucket >= ?4 AND s.verdict = 'human') AS clicksToday
FROM rotators AS r JOIN domains AS d ON d.id = r.domain_id
WHERE r.id > ?1 AND (r.status = 'archived') = ?2
ORDER BY r.id LIMIT ?3`;

export interface RotatorFilter {
  archived: boolean;
  /** Since when clicks are today's. */
  dayStart: number;
}

/** In the order of their ids, the oldest first; one more than `limit` says that there are more. */
export async function listRotators(
  db: D1Database,
  { archived, dayStart }: RotatorFilter,
  after: string,
  limit: number,
): Promise<ListedRow[]> {
  const { results } = await db.prepare(LIST).bind(after, Number(archived), limit, dayStart).all<ListedRow>();
  return results;
}
