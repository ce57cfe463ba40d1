import type { ChangeRow } from "./audit-log.ts";

interface StoredChange extends Record<string, unknown> {
  id: string;
  at: number;
  actor: string | null;
  action: string;
  subjectId: string | null;
  before: string | null;
  after: string | null;
}

const COLUMNS = "id, at, actor, action, subject_id AS subjectId, before, after";

/** How many changes are looked through for those of one actor; where few are found, the next page goes on from there. */
const SCANNED_AT_ONCE = 2_000;

export interface ChangePage {
  items: ChangeRow[];
  nextCursor: string | null;
}

interface ChangeFilter {
  subjectId?: string | undefined;
  actor?: string | undefined;
}

/** The newest first. A page of one actor may have few changes, or none, and others after it. */
export async function listChanges(
  db: D1Database,
  { subjectId, actor }: ChangeFilter,
  before: string | undefined,
  limit: number,
): Promise<ChangePage> {
  const ofSubject = subjectId === undefined ? "" : "AND subject_id = ?2";
  const scan = (columns: string) => `
    SELECT ${columns} FROM audit_log WHERE id < ?1 ${ofSubject} ORDER BY id DESC LIMIT ${SCANNED_AT_ONCE}`;
  const bound = [before ?? "~", subjectId ?? null];
  const [found, end] = await db.batch<StoredChange & { count: number; last: string | null }>([
    db
      .prepare(`SELECT * FROM (${scan(COLUMNS)}) WHERE ?3 IS NULL OR actor = ?3 ORDER BY id DESC LIMIT ?4`)
      .bind(...bound, actor ?? null, limit + 1),
    db.prepare(`SELECT count(*) AS count, min(id) AS last, ?2 FROM (${scan("id")})`).bind(...bound),
  ]);
  const rows = found?.results ?? [];
  const items = rows.slice(0, limit).map(readChange);
  if (rows.length > limit) return { items, nextCursor: items.at(-1)?.id ?? null };
  const { count = 0, last = null } = end?.results[0] ?? {};
  return { items, nextCursor: count === SCANNED_AT_ONCE ? last : null };
}

function readChange({ before, after, ...row }: StoredChange): ChangeRow {
  return { ...row, before: parse(before), after: parse(after) };
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
