import { ChangeRefused } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { publish, type Saved } from "./publish.ts";

interface RemoveEnv extends PublishEnv {
  LINKS: Pick<KVNamespace, "put" | "delete">;
}

// The present one is refused by the rotator's own row, in each statement.
const IS_FORMER = `
  EXISTS (SELECT 1 FROM rotator_addresses WHERE rotator_id = ?1 AND domain_id = ?2 AND slug = ?3)
  AND NOT EXISTS (SELECT 1 FROM rotators WHERE domain_id = ?2 AND slug = ?3)`;

const TOUCH = `UPDATE rotators SET version = version + 1 WHERE id = ?1 AND ${IS_FORMER} RETURNING version`;

const FREE = `
  INSERT INTO freed_addresses (address, rotator_id, freed_at)
  SELECT host || '/' || ?3, ?1, ?4 FROM domains WHERE id = ?2 AND ${IS_FORMER}
  ON CONFLICT (address) DO UPDATE SET rotator_id = excluded.rotator_id, freed_at = excluded.freed_at`;

const UNPUBLISH = `
  DELETE FROM published_rotators
  WHERE address = (SELECT host || '/' || ?3 FROM domains WHERE id = ?2) AND ${IS_FORMER}`;

const REMOVE = `DELETE FROM rotator_addresses WHERE domain_id = ?2 AND slug = ?3 AND ${IS_FORMER}`;

/** An old address leads nowhere from now on; no other rotator gets it for 90 days. */
export async function removeAddress(
  env: RemoveEnv,
  rotatorId: string,
  { domainId, slug }: { domainId: string; slug: string },
): Promise<Saved> {
  const address = await loadAddress(env.DB, rotatorId, domainId, slug);
  if (!address) throw new ChangeRefused({ kind: "missing" });
  if (address.present === 1) throw new ChangeRefused({ kind: "invalid", fields: { slug: "present" } });
  const bind = (sql: string) => env.DB.prepare(sql).bind(rotatorId, domainId, slug);
  const saved = await publish(env, bind(TOUCH), [
    env.DB.prepare(FREE).bind(rotatorId, domainId, slug, Date.now()),
    bind(UNPUBLISH),
    bind(REMOVE),
  ]);
  await forgetInKv(env, address.address);
  return saved;
}

async function loadAddress(
  db: D1Database,
  rotatorId: string,
  domainId: string,
  slug: string,
): Promise<{ address: string; present: number } | null> {
  return db
    .prepare(
      `SELECT d.host || '/' || x.slug AS address,
        EXISTS (SELECT 1 FROM rotators WHERE domain_id = x.domain_id AND slug = x.slug) AS present
       FROM rotator_addresses AS x JOIN domains AS d ON d.id = x.domain_id
       WHERE x.domain_id = ?2 AND x.slug = ?3 AND x.rotator_id = ?1`,
    )
    .bind(rotatorId, domainId, slug)
    .first();
}

// The edge believes a copy in KV only until the rotation says that the address is not its own any more.
async function forgetInKv(env: RemoveEnv, address: string): Promise<void> {
  try {
    await env.LINKS.delete(`link:${address}`);
  } catch (error) {
    console.error({ event: "address.kv_failed", error: String(error) });
  }
}
