import { ChangeRefused } from "./change-refused.ts";
import type { Seen } from "./versions.ts";

/** For somebody who lost his phone and his codes. */
export async function turnOffTwoFactor(db: D1Database, { id, version }: Seen): Promise<void> {
  const [changed] = await db.batch([
    db
      .prepare(
        "UPDATE users SET two_factor_enabled = 0, version = version + 1, updated_at = ?3 WHERE id = ?1 AND version = ?2",
      )
      .bind(id, version, Date.now()),
    db
      .prepare(
        "DELETE FROM two_factors WHERE user_id IN (SELECT id FROM users WHERE id = ?1 AND two_factor_enabled = 0)",
      )
      .bind(id),
  ]);
  if (changed?.meta.changes === 0) throw new ChangeRefused({ kind: "stale" });
}
