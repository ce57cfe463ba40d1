import { encodeTime } from "@rotator/shared/core/id";
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

/** How many changes are looked through for those of one actor or kind; where few are found, the next page goes on from there. */
const SCANNED_AT_ONCE = 2_000;

export interface ChangePage {
  items: ChangeRow[];
  nextCursor: string | null;
}

interface ChangeFilter {
  subjectId?: string | undefined;
  actor?: string | undefined;
  kind?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/** The newest first. A page of one actor or kind may have few changes, or none, and others after it. */
export async function listChanges(
  db: D1Database,
  { subjectId, actor, kind, from, to }: ChangeFilter,
  cursor: string | undefined,
  limit: number,
): Promise<ChangePage> {
  const ofSubject = subjectId === undefined ? "" : "AND subject_id = ?2";
  const scan = (columns: string) => `
    SELECT ${columns} FROM audit_log WHERE id < ?1 AND id >= ?3 ${ofSubject} ORDER BY id DESC LIMIT ${SCANNED_AT_ONCE}`;
  const end = to === undefined ? "~" : firstIdAt(to);
  const before = cursor !== undefined && cursor < end ? cursor : end;
  const bound = [before, subjectId ?? null, from === undefined ? "" : firstIdAt(from)];
  const [found, scanned] = await db.batch<StoredChange & { count: number; last: string | null }>([
    db
      .prepare(
        `SELECT * FROM (${scan(COLUMNS)}) WHERE (?4 IS NULL OR actor = ?4)
          AND (?5 IS NULL OR substr(action, 1, length(?5) + 1) = ?5 || '.') ORDER BY id DESC LIMIT ?6`,
      )
      .bind(...bound, actor ?? null, kind ?? null, limit + 1),
    db.prepare(`SELECT count(*) AS count, min(id) AS last, ?2 FROM (${scan("id")})`).bind(...bound),
  ]);
  const rows = found?.results ?? [];
  const items = rows.slice(0, limit).map(readChange);
  if (rows.length > limit) return { items, nextCursor: items.at(-1)?.id ?? null };
  const { count = 0, last = null } = scanned?.results[0] ?? {};
  return { items, nextCursor: count === SCANNED_AT_ONCE ? last : null };
}

function firstIdAt(atMs: number): string {
  return `aud_${encodeTime(atMs)}`;
}

function readChange({ before, after, ...row }: StoredChange): ChangeRow {
  return { ...row, before: parse(before), after: parse(after) };
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
