export interface InboxRow {
  id: string;
  receivedAt: number;
  /** JSON of a click message. */
  body: string;
}

const OLDEST = `
SELECT id, received_at AS receivedAt, body FROM (
  SELECT *, row_number() OVER line AS place, sum(length(body)) OVER line AS size
  FROM (SELECT * FROM click_inbox ORDER BY tries, id LIMIT ?1) WINDOW line AS (ORDER BY tries, id)
) WHERE place = 1 OR size <= ?2 ORDER BY place`;

/** The oldest packs, those that never failed first; not more than one answer should carry. */
export async function listInbox(db: D1Database, limit: number, maxLength = 2_000_000): Promise<InboxRow[]> {
  const { results } = await db
    .prepare(OLDEST)
    .bind(limit, maxLength)
    .all<InboxRow & Record<string, unknown>>();
  return results;
}

export async function deleteFromInbox(db: D1Database, ids: readonly string[]): Promise<void> {
  await db
    .prepare("DELETE FROM click_inbox WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .run();
}

/** Sends packs to the end of the line. */
export async function postponeInbox(db: D1Database, ids: readonly string[]): Promise<void> {
  await db
    .prepare("UPDATE click_inbox SET tries = tries + 1 WHERE id IN (SELECT value FROM json_each(?1))")
    .bind(JSON.stringify(ids))
    .run();
}
