export interface InboxRow {
  id: string;
  receivedAt: number;
  /** JSON of a click message. */
  body: string;
}

/** The oldest packs after `after`, those that never failed first. */
export async function listInbox(db: D1Database, limit: number): Promise<InboxRow[]> {
  const { results } = await db
    .prepare("SELECT id, received_at AS receivedAt, body FROM click_inbox ORDER BY tries, id LIMIT ?1")
    .bind(limit)
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
