/** People's clicks on a rotator since a time, by quarters of an hour. */
export async function countPeople(db: D1Database, rotatorId: string, since: number): Promise<number> {
  const row = await db
    .prepare(
      "SELECT sum(clicks) AS clicks FROM click_stats WHERE rotator_id = ?1 AND bucket >= ?2 AND verdict = 'human'",
    )
    .bind(rotatorId, since)
    .first<{ clicks: number | null }>();
  return row?.clicks ?? 0;
}
