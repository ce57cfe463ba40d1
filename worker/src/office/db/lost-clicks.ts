/** Counts what an edge isolate could not hand over, once a pack however often the pack comes. */
export async function countLostClicks(
  db: D1Database,
  packId: string,
  at: number,
  clicks: number,
): Promise<void> {
  await db
    .prepare(
      "INSERT INTO lost_clicks (pack_id, at, clicks) VALUES (?1, ?2, ?3) ON CONFLICT (pack_id) DO NOTHING",
    )
    .bind(packId, at, clicks)
    .run();
}
