import { encodeTime } from "@rotator/shared/core/id";

const ROWS_AT_ONCE = 1_000;
const RUN_MS = 5_000;

/** Tables whose ids sort by the time that counts, with the prefix of the ids. */
const PREFIXES = { clicks: "clk", conversion_events: "cev", audit_log: "aud" } as const;

/** Deletes rows from before a time in slices, for a bounded time; answers how many went. */
export async function deleteOldRows(
  db: D1Database,
  table: keyof typeof PREFIXES,
  beforeMs: number,
): Promise<number> {
  const startedAt = Date.now();
  const before = `${PREFIXES[table]}_${encodeTime(beforeMs)}`;
  const slice = db
    .prepare(
      `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} WHERE id < ?1 ORDER BY id LIMIT ${ROWS_AT_ONCE})`,
    )
    .bind(before);
  let deleted = 0;
  while (Date.now() - startedAt < RUN_MS) {
    const { meta } = await slice.run();
    deleted += meta.changes;
    if (meta.changes < ROWS_AT_ONCE) break;
  }
  return deleted;
}
