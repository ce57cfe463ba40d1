import type { AlarmChannel, AlarmDetail, AlarmKind, AlarmPhase } from "@rotator/shared/core/alarm";
import { parseAlarmDetail } from "./alarm-detail.ts";

// Longer than sending may take, and than the clocks of two callers differ.
const CLAIM_MS = 300_000;

/** A notice that this caller alone may send now, with the alarm that it tells of. */
export interface ClaimedNotice {
  alarmId: string;
  phase: AlarmPhase;
  channel: AlarmChannel;
  /** With this one. */
  tries: number;
  alarm: Alarm;
}

export interface Alarm {
  id: string;
  kind: AlarmKind;
  subjectId: string;
  detail: AlarmDetail;
  beganAt: number;
  endedAt: number | null;
}

// The answer to an earlier try never came, so that it may have been heard.
const MAY_BE_HEARD = `(told.claimed_until > 0 OR told.problem = 'no_answer')`;

/** The end is of interest to those alone who were told, or may have been, that it began. */
const TELL_ENDED = `
INSERT INTO alarm_notices (alarm_id, phase, channel, due_at)
SELECT told.alarm_id, 'ended', told.channel, ?2 FROM alarm_notices AS told JOIN alarms ON alarms.id = told.alarm_id
WHERE told.alarm_id = ?1 AND told.phase = 'began' AND told.sent_at IS NOT NULL AND alarms.ended_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM settings WHERE settings.key = 'alarms.' || told.channel)
ON CONFLICT DO NOTHING`;

export function tellEnded(db: D1Database, alarmId: string, nowMs: number): D1PreparedStatement {
  return db.prepare(TELL_ENDED).bind(alarmId, nowMs);
}

const UNSENT = `sent_at IS NULL AND given_up_at IS NULL`;

const SETTLE_HEARD = `
INSERT INTO alarm_notices (alarm_id, phase, channel, due_at)
SELECT told.alarm_id, 'ended', told.channel, ?1
FROM alarm_notices AS told INDEXED BY alarm_notices_unsent JOIN alarms ON alarms.id = told.alarm_id
WHERE told.sent_at IS NULL AND told.given_up_at IS NULL AND told.phase = 'began' AND told.claimed_until <= ?1
  AND ${MAY_BE_HEARD} AND alarms.ended_at IS NOT NULL
ON CONFLICT DO NOTHING`;

const SETTLE_UNHEARD = `
DELETE FROM alarm_notices INDEXED BY alarm_notices_unsent
WHERE ${UNSENT} AND phase = 'began' AND claimed_until <= ?1
  AND alarm_id IN (SELECT id FROM alarms WHERE ended_at IS NOT NULL)`;

/** Nobody needs to hear of what is over already, unless they may have heard that it began. */
export function settleNotices(db: D1Database, nowMs: number): D1PreparedStatement[] {
  return [db.prepare(SETTLE_HEARD).bind(nowMs), db.prepare(SETTLE_UNHEARD).bind(nowMs)];
}

const CLAIM = `
UPDATE alarm_notices SET tries = tries + 1, claimed_until = ?3
WHERE (alarm_id, phase, channel) = (
  SELECT alarm_id, phase, channel FROM alarm_notices INDEXED BY alarm_notices_unsent
  WHERE channel = ?1 AND ${UNSENT} AND due_at <= ?2 AND claimed_until <= ?2 ORDER BY due_at LIMIT 1)
RETURNING alarm_id AS alarmId, phase, tries, (
  SELECT json_object('id', id, 'kind', kind, 'subjectId', subject_id, 'detail', detail, 'beganAt', began_at, 'endedAt', ended_at)
  FROM alarms WHERE alarms.id = alarm_id) AS alarm`;

interface ClaimedRow extends Record<string, unknown> {
  alarmId: string;
  phase: AlarmPhase;
  tries: number;
  alarm: string;
}

/** The one that has been due for longest, if any is. */
export async function claimNotice(
  db: D1Database,
  channel: AlarmChannel,
  nowMs: number,
): Promise<ClaimedNotice | undefined> {
  const claim = db.prepare(CLAIM).bind(channel, nowMs, nowMs + CLAIM_MS);
  const results = await db.batch<ClaimedRow>([...settleNotices(db, nowMs), claim]);
  const row = results.at(-1)?.results[0];
  if (row === undefined) return undefined;
  const alarm: Alarm & { detail: string } = JSON.parse(row.alarm);
  const { alarmId, phase, tries } = row;
  return { alarmId, phase, channel, tries, alarm: { ...alarm, detail: parseAlarmDetail(alarm.detail) } };
}

const NOTICE = `alarm_id = ?1 AND phase = ?2 AND channel = ?3 AND ${UNSENT}`;

// A late word that it was heard is true whoever has the claim by now.
const SENT = `UPDATE alarm_notices SET sent_at = ?4, claimed_until = 0, problem = NULL WHERE ${NOTICE}`;

/** If the alarm has ended while this was on its way, its end is to be told too. */
export async function noteSent(db: D1Database, notice: ClaimedNotice, nowMs: number): Promise<void> {
  await db.batch([
    db.prepare(SENT).bind(...keyOf(notice), nowMs),
    ...(notice.phase === "began" ? [tellEnded(db, notice.alarmId, nowMs)] : []),
  ]);
}

const FAILED = `
UPDATE alarm_notices SET due_at = ?5, claimed_until = 0, problem = ?6, given_up_at = ?7 WHERE ${NOTICE} AND tries = ?4`;

export interface NoticeFailure {
  problem: string;
  /** Milliseconds UTC; absent: given up. */
  dueAt?: number;
}

export async function noteFailed(
  db: D1Database,
  notice: ClaimedNotice,
  { problem, dueAt }: NoticeFailure,
  nowMs: number,
): Promise<void> {
  const values = [notice.tries, dueAt ?? nowMs, problem, dueAt === undefined ? nowMs : null];
  await db
    .prepare(FAILED)
    .bind(...keyOf(notice), ...values)
    .run();
}

function keyOf({ alarmId, phase, channel }: ClaimedNotice): string[] {
  return [alarmId, phase, channel];
}
