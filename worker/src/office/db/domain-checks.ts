import type { DomainCheck } from "@rotator/shared/contract/domains";

const MINUTE_MS = 60_000;
const EVERY_MS = 15 * MINUTE_MS;
// What was live and is not is somebody's loss.
const BROKEN_EVERY_MS = 2 * MINUTE_MS;
// Somebody who has not gone on with a new domain by then looks again by hand.
const NEW_FOR_MS = 7 * 24 * 60 * MINUTE_MS;

const DUE = `
SELECT id, host FROM domains
WHERE coalesce(checked_at, 0) <= iif(check_state <> 'live' AND live_at IS NOT NULL, ?2, ?1)
  AND (live_at IS NOT NULL OR created_at > ?3) AND (?4 IS NULL OR host = ?4)
ORDER BY checked_at LIMIT ?5`;

/** Those that nobody has looked at for a while, the longest ago first. */
export async function listDueDomains(
  db: D1Database,
  nowMs: number,
  limit: number,
  host: string | null,
): Promise<{ id: string; host: string }[]> {
  const { results } = await db
    .prepare(DUE)
    .bind(nowMs - EVERY_MS, nowMs - BROKEN_EVERY_MS, nowMs - NEW_FOR_MS, host, limit)
    .all<{ id: string; host: string }>();
  return results;
}

const SAVE = `
UPDATE domains SET check_state = iif(?2 <> 'live' AND live_at IS NOT NULL, 'broken', ?2), check_reason = ?3, check_status = ?4, checked_at = ?5,
  live_at = iif(?2 = 'live', ?5, live_at), failed_checks = iif(?2 = 'live', 0, failed_checks + 1)
WHERE id = ?1 AND coalesce(checked_at, 0) <= ?5`;

export async function saveDomainCheck(
  db: D1Database,
  id: string,
  { state, reason, httpStatus, checkedAt }: DomainCheck,
): Promise<void> {
  await db.prepare(SAVE).bind(id, state, reason, httpStatus, checkedAt).run();
}
