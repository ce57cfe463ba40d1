import { encodeTime } from "@rotator/shared/core/id";

const OLD = `SELECT id FROM alarms WHERE id < ?1 AND ended_at < ?2`;

/** Deletes alarms that were over before a time, with what was told of them. */
export async function deleteOldAlarms(db: D1Database, beforeMs: number): Promise<void> {
  const beganBefore = `alm_${encodeTime(beforeMs)}`;
  await db.batch([
    db.prepare(`DELETE FROM alarm_notices WHERE alarm_id IN (${OLD})`).bind(beganBefore, beforeMs),
    db.prepare(`DELETE FROM alarms WHERE id IN (${OLD})`).bind(beganBefore, beforeMs),
  ]);
}
