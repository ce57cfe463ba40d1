import type { AlarmChannel, AlarmDetail, AlarmKind } from "@rotator/shared/core/alarm";
import { parseAlarmDetail } from "./alarm-detail.ts";
import { settleNotices, tellEnded } from "./alarm-notices.ts";
import { newId } from "./new-id.ts";

/** Something that is wrong now. */
export interface AlarmState {
  kind: AlarmKind;
  /** Of the pixel or rotator; '' for the deployment. */
  subjectId: string;
  detail: AlarmDetail;
}

export interface OpenAlarm extends AlarmState {
  id: string;
  /** Milliseconds UTC. */
  beganAt: number;
}

interface OpenRow extends Record<string, unknown> {
  id: string;
  kind: AlarmKind;
  subjectId: string;
  detail: string;
  beganAt: number;
}

const OPEN = `
SELECT id, kind, subject_id AS subjectId, detail, began_at AS beganAt FROM alarms INDEXED BY alarms_open
WHERE ended_at IS NULL`;

export async function loadOpenAlarms(db: D1Database): Promise<OpenAlarm[]> {
  const { results } = await db.prepare(OPEN).all<OpenRow>();
  return results.map((row) => Object.assign({}, row, { detail: parseAlarmDetail(row.detail) }));
}

// Somebody who looked later may have ended it meanwhile: what was seen before that is no news.
const BEGIN = `
INSERT INTO alarms (id, kind, subject_id, detail, began_at)
SELECT ?1, ?2, ?3, ?4, ?5
WHERE NOT EXISTS (SELECT 1 FROM alarms WHERE kind = ?2 AND subject_id = ?3 AND ended_at > ?5)
ON CONFLICT (kind, subject_id) WHERE ended_at IS NULL DO NOTHING`;

// Nothing where another began the alarm: then it has another id.
const TELL_BEGAN = `
INSERT INTO alarm_notices (alarm_id, phase, channel, due_at)
SELECT alarms.id, 'began', channels.value, ?3 FROM alarms, json_each(?2) AS channels WHERE alarms.id = ?1`;

const OVER = `
CASE
  WHEN EXISTS (SELECT 1 FROM pixels WHERE pixels.id = alarms.subject_id AND NOT pixels.enabled) THEN 'switched_off'
  WHEN subject_id <> '' AND EXISTS (
    SELECT 1 FROM alarms AS other
    WHERE other.subject_id = alarms.subject_id AND other.kind <> alarms.kind AND other.ended_at IS NULL) THEN 'changed'
  ELSE 'mended'
END`;

const END = `
UPDATE alarms SET ended_at = ?2, detail = json_set(detail, '$.over', ${OVER}) WHERE id = ?1 AND ended_at IS NULL`;

export interface AlarmChanges {
  begin: readonly AlarmState[];
  end: readonly OpenAlarm[];
}

/** Writes alarms and what is to be told of them, or nothing; whoever does the same at the same moment changes nothing more. */
export async function changeAlarms(
  db: D1Database,
  { begin, end }: AlarmChanges,
  channels: readonly AlarmChannel[],
  nowMs: number,
): Promise<void> {
  if (begin.length === 0 && end.length === 0) return;
  await db.batch([
    ...begin.flatMap((state) => beginStatements(db, state, channels, nowMs)),
    ...end.map(({ id }) => db.prepare(END).bind(id, nowMs)),
    ...end.map(({ id }) => tellEnded(db, id, nowMs)),
    ...settleNotices(db, nowMs),
  ]);
}

function beginStatements(
  db: D1Database,
  { kind, subjectId, detail }: AlarmState,
  channels: readonly AlarmChannel[],
  nowMs: number,
): D1PreparedStatement[] {
  const id = newId("alm", nowMs);
  return [
    db.prepare(BEGIN).bind(id, kind, subjectId, JSON.stringify(detail), nowMs),
    db.prepare(TELL_BEGAN).bind(id, JSON.stringify(channels), nowMs),
  ];
}
