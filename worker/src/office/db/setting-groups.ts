import { settingStatement } from "./settings.ts";

/** What is saved as one; each knows when it last was, so that nobody overwrites what they have not seen. */
export type SettingGroup = "general" | "conversions" | "retention" | "alarms" | "privacy" | "logo";

export async function loadSavedAt(db: D1Database, group: SettingGroup): Promise<number | null> {
  const row = await db
    .prepare("SELECT updated_at AS at FROM settings WHERE key = ?1")
    .bind(keyOf(group))
    .first<{ at: number }>();
  return row?.at ?? null;
}

// Where another time was seen: none, which the column refuses, and with it falls the whole batch.
const MARK = `
INSERT INTO settings (key, value, updated_at)
SELECT ?1, 'true', CASE WHEN (SELECT updated_at FROM settings WHERE key = ?1) IS ?2 THEN ?3 END WHERE true
ON CONFLICT (key) DO UPDATE SET updated_at = max(excluded.updated_at, settings.updated_at + 1)
RETURNING updated_at AS version`;

/** To stand first in the batch that saves a group. */
export function markSaved(
  db: D1Database,
  group: SettingGroup,
  seenAt: number | null,
  nowMs: number,
): D1PreparedStatement {
  return db.prepare(MARK).bind(keyOf(group), seenAt, nowMs);
}

export function saveStatements(
  db: D1Database,
  prefix: string,
  values: Record<string, unknown>,
  nowMs: number,
): D1PreparedStatement[] {
  return Object.entries(values).map(([key, value]) => settingStatement(db, prefix + key, value, nowMs));
}

function keyOf(group: SettingGroup): string {
  return `saved.${group}`;
}
