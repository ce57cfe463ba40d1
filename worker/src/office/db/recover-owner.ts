import { dropResetLinksStatement } from "./invitations.ts";
import { endSessionsStatement } from "./sessions.ts";
import { loadSettings, settingStatement } from "./settings.ts";

const KEY = "general.owner_recovered";
const SHOWN_MS = 7 * 86_400_000;

/** A new password, everybody with the old one or a link out, no second factor; noted for all to see. */
export async function recoverOwner(
  db: D1Database,
  owner: { id: string; name: string },
  passwordHash: string,
  nowMs: number,
): Promise<void> {
  await db.batch([
    setPasswordStatement(db, owner.id, passwordHash, nowMs),
    endSessionsStatement(db, owner.id),
    dropResetLinksStatement(db, owner.id),
    db.prepare("DELETE FROM two_factors WHERE user_id = ?1").bind(owner.id),
    db
      .prepare(
        "UPDATE users SET two_factor_enabled = 0, version = version + 1, updated_at = ?2 WHERE id = ?1 AND role = 'owner'",
      )
      .bind(owner.id, nowMs),
    settingStatement(db, KEY, { at: nowMs, name: owner.name }, nowMs),
  ]);
}

export function setPasswordStatement(
  db: D1Database,
  userId: string,
  passwordHash: string,
  nowMs: number,
): D1PreparedStatement {
  return db
    .prepare(
      "UPDATE accounts SET password = ?2, updated_at = ?3 WHERE user_id = ?1 AND provider_id = 'credential'",
    )
    .bind(userId, passwordHash, nowMs);
}

/** The last time that an owner came back in with the setup token, while it is news. */
export async function loadRecovery(
  db: D1Database,
  nowMs: number,
): Promise<{ at: number; name: string } | null> {
  const value = (await loadSettings(db, KEY)).get("");
  if (typeof value !== "object" || value === null) return null;
  const { at, name }: { at?: unknown; name?: unknown } = value;
  if (typeof at !== "number" || typeof name !== "string" || at < nowMs - SHOWN_MS) return null;
  return { at, name };
}
