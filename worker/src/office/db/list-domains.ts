import type { Domain, DomainCheck } from "@rotator/shared/contract/domains";
import { listLinkHostSteps } from "@rotator/shared/core/domain-steps";
import { getDomain } from "tldts";

interface DomainRow
  extends Record<string, unknown>, Omit<Domain, "setMetaCookies" | "check" | "steps">, CheckColumns {
  setMetaCookies: number;
}

interface CheckColumns {
  checkState: DomainCheck["state"] | null;
  checkReason: DomainCheck["reason"];
  checkStatus: number | null;
  checkedAt: number | null;
}

const DOMAINS = `
SELECT d.id, d.version, d.host, d.set_meta_cookies AS setMetaCookies, d.cookie_domain AS cookieDomain,
  d.created_at AS createdAt, d.check_state AS checkState, d.check_reason AS checkReason,
  d.check_status AS checkStatus, d.checked_at AS checkedAt, d.live_at AS liveAt,
  (SELECT count(*) FROM rotators AS r WHERE r.domain_id = d.id) AS rotators,
  (SELECT count(*) FROM rotator_addresses AS x WHERE x.domain_id = d.id
    AND NOT EXISTS (SELECT 1 FROM rotators AS r WHERE r.domain_id = x.domain_id AND r.slug = x.slug)) AS formerAddresses
FROM domains AS d`;

/** In the order of their ids, the oldest first; one more than `limit` says that there are more. */
export async function listDomains(db: D1Database, after: string, limit: number): Promise<Domain[]> {
  const { results } = await db
    .prepare(`${DOMAINS} WHERE d.id > ?1 ORDER BY d.id LIMIT ?2`)
    .bind(after, limit)
    .all<DomainRow>();
  return results.map(readDomain);
}

export async function loadDomain(db: D1Database, id: string): Promise<Domain | undefined> {
  const row = await db.prepare(`${DOMAINS} WHERE d.id = ?1`).bind(id).first<DomainRow>();
  return row ? readDomain(row) : undefined;
}

function readDomain({ checkState, checkReason, checkStatus, checkedAt, ...row }: DomainRow): Domain {
  return {
    ...row,
    setMetaCookies: row.setMetaCookies === 1,
    check:
      checkState === null || checkedAt === null
        ? null
        : { state: checkState, reason: checkReason, httpStatus: checkStatus, checkedAt },
    steps: listLinkHostSteps(row.host, getDomain(row.host) ?? undefined),
  };
}
