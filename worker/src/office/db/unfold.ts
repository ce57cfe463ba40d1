import { encodeTime } from "@rotator/shared/core/id";
import type { FoldPart } from "./folded-days.ts";

const SETTLE = `
UPDATE folded_days INDEXED BY folded_days_open SET final = 1
WHERE part = ?1 AND from_time < ?2 AND final = 0 AND stale = 0`;

/** Before retention takes rows from before a time: the days that count them stay as they are. */
export async function settleFolds(db: D1Database, part: FoldPart, beforeMs: number): Promise<void> {
  await db
    .prepare(SETTLE)
    .bind(part, encodeTime(Math.max(0, beforeMs)))
    .run();
}

const UNFOLD_CLICKS = `
UPDATE folded_days SET stale = 1
WHERE part = 'clicks' AND to_time > ?2 AND stale = 0 AND EXISTS (
  SELECT 1 FROM json_each(?1) AS r WHERE r.value >= from_time AND r.value < to_time)`;

/** Clicks of these times count otherwise from now on. Nearly always they are of today, which is not folded. */
export function unfoldClicks(db: D1Database, times: readonly number[]): D1PreparedStatement {
  const codes = times.map((at) => encodeTime(at));
  const first = codes.reduce((least, code) => (code < least ? code : least), "~");
  return db.prepare(UNFOLD_CLICKS).bind(JSON.stringify([...new Set(codes)]), first);
}
