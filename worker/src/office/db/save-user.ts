import type { Role } from "@rotator/shared/contract/permissions";
import type { User } from "@rotator/shared/contract/users";
import { ChangeRefused } from "./change-refused.ts";
import { loadUser } from "./list-users.ts";
import type { Seen } from "./versions.ts";

/** An owner who can sign in stays, whatever becomes of this user. */
const OWNER_STAYS = `(users.role <> 'owner' OR users.disabled_at IS NOT NULL OR EXISTS
  (SELECT 1 FROM users AS other WHERE other.role = 'owner' AND other.disabled_at IS NULL AND other.id <> users.id))`;

const UPDATE = `
UPDATE users SET name = ?3, role = ?4, agent_id = ?5, version = version + 1, updated_at = ?6
WHERE id = ?1 AND version = ?2 AND (?4 = 'owner' OR ${OWNER_STAYS})`;

export interface UserInput {
  name: string;
  role: Role;
  agentId: string | null;
}

/** With a role go the links that were made by it, or for it: a manager's for a manager opens no owner. */
export async function saveUser(
  db: D1Database,
  seen: Seen,
  { name, role, agentId }: UserInput,
  before: Role,
): Promise<void> {
  const results = await db.batch([
    db.prepare(UPDATE).bind(seen.id, seen.version, name, role, agentId, Date.now()),
    dropLinks(db, "created_by", seen.id, "role <> ?2", before),
    dropLinks(db, "user_id", seen.id, "role <> ?2", before),
  ]);
  if (results[0]?.meta.changes === 0) await explain(db, seen, "role");
}

const SWITCH = `
UPDATE users SET disabled_at = CASE WHEN ?3 THEN coalesce(disabled_at, ?4) END, version = version + 1, updated_at = ?4
WHERE id = ?1 AND version = ?2 AND (NOT ?3 OR ${OWNER_STAYS})`;

/** Who is switched off is signed out everywhere, with this. */
export async function setUserDisabled(db: D1Database, seen: Seen, disabled: boolean): Promise<void> {
  const change = db.prepare(SWITCH).bind(seen.id, seen.version, Number(disabled), Date.now());
  const off = "disabled_at IS NOT NULL";
  const results = await db.batch([
    change,
    db
      .prepare(`DELETE FROM sessions WHERE user_id IN (SELECT id FROM users WHERE id = ?1 AND ${off})`)
      .bind(seen.id),
    dropLinks(db, "created_by", seen.id, off),
    dropLinks(db, "user_id", seen.id, off),
  ]);
  if (results[0]?.meta.changes === 0) await explain(db, seen, "disabled");
}

/** With all that lets him in; what he made for the deployment stays. */
export async function deleteUser(db: D1Database, seen: Seen): Promise<void> {
  const gone = "NOT EXISTS (SELECT 1 FROM users WHERE id = ?1)";
  const results = await db.batch([
    db
      .prepare(`DELETE FROM users WHERE id = ?1 AND version = ?2 AND ${OWNER_STAYS}`)
      .bind(seen.id, seen.version),
    ...["sessions", "accounts", "two_factors", "invitations"].map((table) =>
      db.prepare(`DELETE FROM ${table} WHERE user_id = ?1 AND ${gone}`).bind(seen.id),
    ),
    db.prepare(`DELETE FROM invitations WHERE created_by = ?1 AND ${gone}`).bind(seen.id),
  ]);
  if (results[0]?.meta.changes === 0) await explain(db, seen, "role");
}

/** Links that nobody used yet: which he made, or which are for him. */
function dropLinks(
  db: D1Database,
  column: "created_by" | "user_id",
  id: string,
  when: string,
  ...values: string[]
): D1PreparedStatement {
  return db
    .prepare(`DELETE FROM invitations WHERE ${column} IN (SELECT id FROM users WHERE id = ?1 AND ${when})`)
    .bind(id, ...values);
}

async function explain(db: D1Database, seen: Seen, field: string): Promise<never> {
  const user: User | undefined = await loadUser(db, seen.id);
  if (!user) throw new ChangeRefused({ kind: "missing" });
  if (user.version !== seen.version) throw new ChangeRefused({ kind: "stale" });
  throw new ChangeRefused({ kind: "invalid", fields: { [field]: "last_owner" } });
}
