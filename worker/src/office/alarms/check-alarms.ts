import { ALARM_CHANNELS } from "@rotator/shared/core/alarm";
import { loadAlarmChannels } from "../db/alarm-channels.ts";
import { type AlarmState, changeAlarms, loadOpenAlarms } from "../db/alarms.ts";
import { findAlarmStates } from "../db/find-alarm-states.ts";
import type { OfficeEnv } from "../env.ts";
import { type NoticeEnv, sendNotices } from "./send-notices.ts";

export type AlarmEnv = NoticeEnv & Pick<OfficeEnv, "DATABASE_LIMIT_MB">;

/** Begins and ends alarms by what is wrong now, and tells of it. May run at any moment, and twice at once. */
export async function checkAlarms(env: AlarmEnv, nowMs: number): Promise<void> {
  const open = await loadOpenAlarms(env.DB);
  const states = await findAlarmStates(env.DB, env.DATABASE_LIMIT_MB, open, nowMs);
  const begin = states.filter((state) => !open.some((alarm) => isSame(alarm, state)));
  const end = open.filter((alarm) => !states.some((state) => isSame(alarm, state)));
  if (begin.length > 0 || end.length > 0) {
    const channels = await loadAlarmChannels(env.DB);
    const named = ALARM_CHANNELS.filter((channel) => channels[channel] !== undefined);
    await changeAlarms(env.DB, { begin, end }, named, nowMs);
  }
  await sendNotices(env, nowMs);
}

function isSame(one: AlarmState, other: AlarmState): boolean {
  return one.kind === other.kind && one.subjectId === other.subjectId;
}
