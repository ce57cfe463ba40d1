import { encodeTime } from "@rotator/shared/core/id";
import { loadSettings, settingStatement } from "./settings.ts";

const ROWS_AT_ONCE = 1_000;
const RUN_MS = 3_000;

const NEXT = `
SELECT max(id) AS last, count(*) AS events FROM (
  SELECT id FROM conversion_events WHERE id > ?1 AND id < ?2 ORDER BY id LIMIT ${ROWS_AT_ONCE})`;

const CLEAR = `
UPDATE conversion_events SET facts = NULL
WHERE id > ?1 AND id <= ?2 AND facts IS NOT NULL AND status IN ('delivered', 'rejected')`;

/** Deletes what final events from before a time knew of people: slice after slice, for a bounded time, each row once. */
export async function clearOldFacts(db: D1Database, beforeMs: number, nowMs: number): Promise<void> {
  const startedAt = Date.now();
  const cursor = (await loadSettings(db, "retention_at.")).get("facts");
  let after = typeof cursor === "string" ? cursor : "";
  while (Date.now() - startedAt < RUN_MS) {
    const next = await db
      .prepare(NEXT)
      .bind(after, `cev_${encodeTime(beforeMs)}`)
      .first<{ last: string | null; events: number }>();
    if (!next?.last) return;
    await db.batch([
      db.prepare(CLEAR).bind(after, next.last),
      settingStatement(db, "retention_at.facts", next.last, nowMs),
    ]);
    after = next.last;
    if (next.events < ROWS_AT_ONCE) return;
  }
}
