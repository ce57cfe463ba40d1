import { idRange, type TimeSpan } from "./id-range.ts";
import { WITH_CONTACT } from "./lead-conditions.ts";

const COUNT_LEADS = `
SELECT
  (SELECT count(*) FROM leads AS l WHERE l.id >= ?1 AND l.id < ?2 AND l.deleted_at IS NULL) AS leads,
  (SELECT count(*) FROM leads AS l WHERE l.id >= ?1 AND l.id < ?2 AND ${WITH_CONTACT}) AS withContact`;

/** Of those that began in the span. */
export async function countNewLeads(
  db: D1Database,
  span: TimeSpan,
): Promise<{ leads: number; withContact: number }> {
  const counts = await db
    .prepare(COUNT_LEADS)
    .bind(...idRange("led", span))
    .first<{ leads: number; withContact: number }>();
  return counts ?? { leads: 0, withContact: 0 };
}
