import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { ChangeRefused, refuseInvalid } from "./change-refused.ts";
import { findCookieScope } from "./cookie-scope.ts";
import type { PublishEnv } from "./deliver.ts";
import { readLinkHost } from "./link-host.ts";
import { newId } from "./new-id.ts";
import { publish, type Saved } from "./publish.ts";
import { domains, rotators } from "./schema.ts";
import { toStatement } from "./statement.ts";
import { nextVersion, type Seen, touchRotators } from "./versions.ts";

export interface DomainInput {
  host: string;
  setMetaCookies: boolean;
}

/** Makes a domain, or edits the one that was seen. */
export async function saveDomain(
  env: PublishEnv,
  input: DomainInput,
  seen?: Seen,
): Promise<Saved & { id: string }> {
  const host = readLinkHost(input.host);
  if (host === undefined) throw new ChangeRefused({ kind: "invalid", fields: { host: "malformed" } });
  const at = Date.now();
  const id = seen?.id ?? newId("dom", at);
  if (seen) await refuseOtherHost(env.DB, seen.id, host);
  const saved = seen
    ? await publish(env, updateDomain(env.DB, host, input, seen, at), [
        touchRotators(env.DB, eq(rotators.domainId, id)),
      ])
    : await publish(env, insertDomain(env.DB, id, host, input, at), []);
  return { id, ...saved };
}

export function insertDomain(
  db: D1Database,
  id: string,
  host: string,
  input: DomainInput,
  at: number,
): D1PreparedStatement {
  const row = {
    id,
    host,
    ...findCookieScope(host),
    setMetaCookies: input.setMetaCookies,
    createdAt: at,
    updatedAt: at,
  };
  return toStatement(db, drizzle(db).insert(domains).values(row).returning({ version: domains.version }));
}

function updateDomain(
  db: D1Database,
  host: string,
  input: DomainInput,
  seen: Seen,
  at: number,
): D1PreparedStatement {
  const values = {
    ...findCookieScope(host),
    setMetaCookies: input.setMetaCookies,
    version: nextVersion(domains.version, seen.version),
    updatedAt: at,
  };
  return toStatement(
    db,
    drizzle(db)
      .update(domains)
      .set(values)
      .where(eq(domains.id, seen.id))
      .returning({ version: domains.version }),
  );
}

// Links in ads carry the host: another host is another domain, to which rotators move and keep their old address.
async function refuseOtherHost(db: D1Database, id: string, host: string): Promise<void> {
  const present = await drizzle(db)
    .select({ same: sql<number>`${domains.host} = ${host}` })
    .from(domains)
    .where(eq(domains.id, id))
    .get();
  if (present?.same === 0) refuseInvalid({ host: "fixed" });
}
