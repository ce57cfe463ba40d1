const ROWS_AT_ONCE = 1_000;
const TRIES_KEPT_MS = 3_600_000;

/** What opens nothing any more: sessions, sign-ins that wait for a code, links, and counts of tries. */
export async function deleteOldSignIns(db: D1Database, nowMs: number): Promise<void> {
  await db.batch([
    ...["sessions", "verifications", "invitations"].map((table) =>
      dropBefore(db, table, "id", "expires_at", nowMs),
    ),
    dropBefore(db, "sign_in_tries", "key", "began_at", nowMs - TRIES_KEPT_MS),
  ]);
}

function dropBefore(
  db: D1Database,
  table: string,
  key: string,
  column: string,
  beforeMs: number,
): D1PreparedStatement {
  const old = `SELECT ${key} FROM ${table} WHERE ${column} < ?1 ORDER BY ${column} LIMIT ${ROWS_AT_ONCE}`;
  return db.prepare(`DELETE FROM ${table} WHERE ${key} IN (${old})`).bind(beforeMs);
}
