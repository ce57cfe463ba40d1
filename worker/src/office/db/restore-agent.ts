import { refuseInvalid } from "./change-refused.ts";
import type { PublishEnv } from "./deliver.ts";
import { forgetMemberships, IS_AS_LEFT, returnMemberships } from "./kept-memberships.ts";
import { publish, type Saved } from "./publish.ts";
import type { Seen } from "./versions.ts";

// Its number was free meanwhile.
const IS_PHONE_FREE = `
  NOT EXISTS (SELECT 1 FROM agents AS other WHERE other.phone = agents.phone AND other.archived_at IS NULL)`;

const RESTORE = `
UPDATE agents SET archived_at = NULL, updated_at = ?3,
  version = CASE WHEN version = ?2 AND ${IS_PHONE_FREE} AND (?4 = 0 OR (${IS_AS_LEFT})) THEN version + 1 END
WHERE id = ?1 AND archived_at IS NOT NULL
RETURNING version`;

/** Who was archived by mistake is there again: with its rotators, where nobody has edited one since, all is as it was. */
export async function restoreAgent(env: PublishEnv, seen: Seen, withRotators: boolean): Promise<Saved> {
  await refuseTakenPhone(env.DB, seen.id);
  const edit = env.DB.prepare(RESTORE).bind(seen.id, seen.version, Date.now(), Number(withRotators));
  const changes = withRotators ? returnMemberships(env.DB, seen.id) : [forgetMemberships(env.DB, seen.id)];
  return publish(env, edit, changes);
}

async function refuseTakenPhone(db: D1Database, id: string): Promise<void> {
  const isTaken = await db
    .prepare(`SELECT 1 FROM agents WHERE id = ?1 AND archived_at IS NOT NULL AND NOT (${IS_PHONE_FREE})`)
    .bind(id)
    .first();
  if (isTaken) refuseInvalid({ phone: "taken" });
}
