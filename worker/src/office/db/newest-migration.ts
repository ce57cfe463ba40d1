/** What this build was written for; a test compares it with the folder. A release only adds, so the database may be ahead. */
export const NEWEST_MIGRATION = "0015_agent_archives.sql";

export async function loadNewestMigration(db: D1Database): Promise<string | undefined> {
  const row = await db
    .prepare("SELECT name FROM d1_migrations ORDER BY name DESC LIMIT 1")
    .first<{ name: string }>();
  return row?.name;
}
