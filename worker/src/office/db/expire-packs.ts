import { encodeTime } from "@rotator/shared/core/id";

const PACKS_A_RUN = 500;

const OLDEST_WAITING = `FROM click_inbox WHERE id < ?1 ORDER BY id LIMIT ${PACKS_A_RUN}`;

const KEEP_WAITING = `
INSERT INTO dead_letters (id, at, kind, reason, body)
SELECT 'dls_' || ?2 || substr(id, 15), ?3, 'pack', 'in the inbox too long', body ${OLDEST_WAITING}
ON CONFLICT (id) DO NOTHING`;

/** Moves packs that no run could record to the dead letters, where a person may still find them. */
export async function expireInbox(db: D1Database, beforeMs: number, nowMs: number): Promise<void> {
  const before = `pck_${encodeTime(beforeMs)}`;
  await db.batch([
    db.prepare(KEEP_WAITING).bind(before, encodeTime(nowMs), nowMs),
    db.prepare(`DELETE FROM click_inbox WHERE id IN (SELECT id ${OLDEST_WAITING})`).bind(before),
  ]);
}

const OLDEST_DEAD = `FROM dead_letters WHERE id < ?1 ORDER BY id LIMIT ${PACKS_A_RUN}`;

// What could not be read holds one click at least; a text within the text is a pack that came as a text.
const COUNT_DEAD = `
INSERT INTO lost_clicks (pack_id, at, clicks)
SELECT id, ?2, max(1, coalesce(json_array_length(pack, '$.clicks'), 1))
  + iif(json_type(pack, '$.lost') = 'integer', max(0, pack ->> '$.lost'), 0) FROM (
  SELECT id, iif(json_valid(inner), inner, '{}') AS pack FROM (
    SELECT id, iif(json_valid(body), iif(json_type(body) = 'text', body ->> '$', body), '{}') AS inner ${OLDEST_DEAD}))
WHERE true ON CONFLICT (pack_id) DO NOTHING`;

/** Gives dead letters up that nobody had tried again in time: their clicks are lost, and counted as such. */
export async function expireDeadLetters(db: D1Database, beforeMs: number, nowMs: number): Promise<void> {
  const before = `dls_${encodeTime(beforeMs)}`;
  await db.batch([
    db.prepare(COUNT_DEAD).bind(before, nowMs),
    db.prepare(`DELETE FROM dead_letters WHERE id IN (SELECT id ${OLDEST_DEAD})`).bind(before),
  ]);
}
