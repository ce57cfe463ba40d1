import type { AlarmDetail } from "@rotator/shared/core/alarm";

export function parseAlarmDetail(text: string): AlarmDetail {
  // Only our own statements write it.
  const detail: AlarmDetail = JSON.parse(text);
  return detail;
}
