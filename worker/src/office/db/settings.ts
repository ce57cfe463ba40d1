interface SettingRow extends Record<string, unknown> {
  key: string;
  value: string;
}

/** Settings whose key begins with `prefix`, by their key without it; what is not JSON counts as absent. */
export async function loadSettings(db: D1Database, prefix: string): Promise<Map<string, unknown>> {
  const { results } = await db
    .prepare("SELECT key, value FROM settings WHERE key >= ?1 AND key < ?1 || x'ff'")
    .bind(prefix)
    .all<SettingRow>();
  return new Map(results.map(({ key, value }) => [key.slice(prefix.length), parse(value)]));
}

const SAVE = `
INSERT INTO settings (key, value, updated_at) VALUES (?1, ?2, ?3)
ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at WHERE value <> excluded.value`;

export async function saveSetting(db: D1Database, key: string, value: unknown, nowMs: number): Promise<void> {
  await settingStatement(db, key, value, nowMs).run();
}

/** To stand in one batch with what the setting tells of. */
export function settingStatement(
  db: D1Database,
  key: string,
  value: unknown,
  nowMs: number,
): D1PreparedStatement {
  return db.prepare(SAVE).bind(key, JSON.stringify(value), nowMs);
}

function parse(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
