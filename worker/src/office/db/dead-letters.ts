import { encodeTime } from "@rotator/shared/core/id";

type DeadLetterKind = "click" | "pack";

export interface DeadLetter {
  id: string;
  at: number;
  kind: DeadLetterKind;
  /** Names what was wrong, never a value. */
  reason: string;
  /** JSON of a click message. */
  body: string;
  status: "kept" | "replay";
}

const KEEP = `
INSERT INTO dead_letters (id, at, kind, reason, body) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING`;

/** Keeps what could not be recorded, whole; the same body of the same time once. */
export async function keepDeadLetter(
  db: D1Database,
  letter: Pick<DeadLetter, "at" | "kind" | "reason" | "body">,
): Promise<void> {
  const id = await makeDeadLetterId(letter.at, letter.body);
  await db.prepare(KEEP).bind(id, letter.at, letter.kind, letter.reason.slice(0, 200), letter.body).run();
}

/** What the same body of the same time is known by. */
export async function makeDeadLetterId(at: number, body: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body)));
  const text = Array.from(digest.slice(0, 16), (byte) => encodeTime(byte & 31).slice(-1)).join("");
  return `dls_${encodeTime(at)}${text}`;
}

/** A page of what is kept, oldest first, after the id that the page before ended with. */
export async function listDeadLetters(
  db: D1Database,
  { after = "", limit = 50 }: { after?: string; limit?: number } = {},
): Promise<DeadLetter[]> {
  const { results } = await db
    .prepare("SELECT id, at, kind, reason, body, status FROM dead_letters WHERE id > ?1 ORDER BY id LIMIT ?2")
    .bind(after, limit)
    .all<DeadLetter & Record<string, unknown>>();
  return results;
}

/** Those that a person asked to try again, oldest first. */
export async function listReplays(db: D1Database, limit: number): Promise<DeadLetter[]> {
  const { results } = await db
    .prepare(
      "SELECT id, at, kind, reason, body, status FROM dead_letters WHERE status = 'replay' ORDER BY id LIMIT ?1",
    )
    .bind(limit)
    .all<DeadLetter & Record<string, unknown>>();
  return results;
}

/** Asks the next minute to try these again. */
export async function requestReplay(db: D1Database, ids: readonly string[]): Promise<void> {
  await db
    .prepare("UPDATE dead_letters SET status = 'replay' WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .run();
}

export async function deleteDeadLetter(db: D1Database, id: string): Promise<void> {
  await db.prepare("DELETE FROM dead_letters WHERE id = ?1").bind(id).run();
}

export async function putBackDeadLetter(db: D1Database, id: string, reason: string): Promise<void> {
  await db
    .prepare("UPDATE dead_letters SET status = 'kept', reason = ?2 WHERE id = ?1")
    .bind(id, reason.slice(0, 200))
    .run();
}
