const WINDOW_MS = 60_000;

const COUNT = `
INSERT INTO sign_in_tries (key, began_at, tries) VALUES (?1, ?2, 1)
ON CONFLICT (key) DO UPDATE SET
  tries = CASE WHEN began_at <= ?2 - ${WINDOW_MS} THEN 1 ELSE tries + 1 END,
  began_at = CASE WHEN began_at <= ?2 - ${WINDOW_MS} THEN ?2 ELSE began_at END
RETURNING began_at AS beganAt, tries`;

interface Counted {
  beganAt: number;
  tries: number;
}

/** Counts a try under each key; answers for how long none of them may try again, 0 where it may now. */
export async function countTry(
  db: D1Database,
  keys: readonly string[],
  limit: number,
  nowMs: number,
): Promise<number> {
  const results = await db.batch<Counted>(keys.map((key) => db.prepare(COUNT).bind(key, nowMs)));
  const waits = results
    .flatMap((result) => result.results)
    .filter(({ tries }) => tries > limit)
    .map(({ beganAt }) => beganAt + WINDOW_MS - nowMs);
  return Math.max(0, ...waits);
}

/** A try that was none: whoever is let in does not use up what others behind the same address may try. */
export async function forgetTry(db: D1Database, keys: readonly string[]): Promise<void> {
  const give = "UPDATE sign_in_tries SET tries = tries - 1 WHERE key = ?1 AND tries > 0";
  await db.batch(keys.map((key) => db.prepare(give).bind(key)));
}
