import type { AlarmState } from "./alarms.ts";

// One look that fails may be the network's.
const FAILED_LOOKS = 2;

interface BrokenRow extends Record<string, unknown> {
  id: string;
  host: string;
  liveAt: number;
  links: number;
}

const BROKEN = `
SELECT d.id, d.host, d.live_at AS liveAt, count(DISTINCT x.rotator_id) AS links
FROM domains AS d JOIN rotator_addresses AS x ON x.domain_id = d.id
WHERE d.check_state <> 'live' AND d.live_at IS NOT NULL AND d.failed_checks >= ${FAILED_LOOKS}
GROUP BY d.id ORDER BY d.id`;

/** Domains with links that were live and do not reach this deployment any more. */
export async function findDomainAlarms(db: D1Database): Promise<AlarmState[]> {
  const { results } = await db.prepare(BROKEN).all<BrokenRow>();
  return results.map(({ id, host, liveAt, links }) => ({
    kind: "domain_broken",
    subjectId: id,
    detail: { name: host, since: liveAt, count: links },
  }));
}
