/** Whose sign-in waits for a code under this name, which a cookie says. */
export async function loadChallengedUser(db: D1Database, challenge: string): Promise<string | undefined> {
  const row = await db
    .prepare("SELECT value FROM verifications WHERE identifier = ?1 LIMIT 1")
    .bind(challenge)
    .first<{ value: string }>();
  return row?.value;
}
