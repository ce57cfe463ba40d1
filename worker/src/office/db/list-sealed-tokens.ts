const MANY = 50;

/** The tokens of pixels as they are kept, of some if there are many. */
export async function listSealedTokens(db: D1Database): Promise<{ id: string; token: string }[]> {
  const { results } = await db
    .prepare("SELECT id, access_token_encrypted AS token FROM pixels ORDER BY id DESC LIMIT ?1")
    .bind(MANY)
    .all<{ id: string; token: string }>();
  return results;
}
