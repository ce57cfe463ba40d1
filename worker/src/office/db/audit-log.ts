import { newId } from "./new-id.ts";

/** What somebody changed. Secrets and what customers told are in neither picture. */
export interface Change {
  /** `user:usr_…`, `key:key_…`, or null: the system. */
  actor: string | null;
  /** `agent.updated` … */
  action: string;
  subjectId: string | null;
  before: unknown;
  after: unknown;
}

export interface ChangeRow extends Change {
  id: string;
  at: number;
}

export async function recordChange(db: D1Database, change: Change): Promise<void> {
  const at = Date.now();
  const { actor, action, subjectId, before, after } = change;
  await db
    .prepare(
      "INSERT INTO audit_log (id, at, actor, action, subject_id, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .bind(newId("aud", at), at, actor, action, subjectId, toJson(before), toJson(after))
    .run();
}

function toJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
