import type { AlarmChannel, AlarmKind, AlarmPhase } from "@rotator/shared/core/alarm";
import type { Alarm } from "../db/alarm-notices.ts";
import { describeAlarm, type Words } from "./alarm-words.ts";
import type { Wording } from "./load-wording.ts";

export const WEBHOOK_FORMAT = 1;

export interface Notice {
  phase: AlarmPhase;
  alarm: Alarm;
}

/** What a webhook gets. It may come twice: the alarm's id and its phase tell. Times are ISO 8601. */
export interface WebhookMessage extends Words {
  v: typeof WEBHOOK_FORMAT;
  alarm: {
    id: string;
    kind: AlarmKind | "test";
    phase: AlarmPhase;
    subject: { id: string; name: string } | null;
    beganAt: string;
    endedAt: string | null;
  };
  /** Of the admin, where it is known. */
  link?: string;
}

export function composeWebhook({ alarm, phase }: Notice, wording: Wording): WebhookMessage {
  const { id, kind, subjectId, detail, beganAt, endedAt } = alarm;
  return {
    v: WEBHOOK_FORMAT,
    alarm: {
      id,
      kind,
      phase,
      subject: subjectId === "" ? null : { id: subjectId, name: detail.name ?? "" },
      beganAt: new Date(beganAt).toISOString(),
      endedAt: phase === "began" || endedAt === null ? null : new Date(endedAt).toISOString(),
    },
    ...describeAlarm(alarm, phase, wording),
    ...(wording.link === undefined ? {} : { link: wording.link }),
  };
}

export function composeTelegram({ alarm, phase }: Notice, wording: Wording): string {
  return composeText(phase === "began" ? "🔴" : "🟢", describeAlarm(alarm, phase, wording), wording);
}

export function composeText(sign: string, { title, text, nextStep }: Words, wording: Wording): string {
  const heading = wording.language === "id" ? "Langkah berikutnya" : "Next step";
  const lines = [`${sign} ${title}`, text, `${heading}: ${nextStep}`];
  return [...lines, ...(wording.link === undefined ? [] : [wording.link])].join("\n\n");
}

/** For whoever sends by a channel to see that it works. */
export function composeTest(channel: AlarmChannel, { language }: Wording): Words {
  if (language === "id")
    return {
      title: "Percobaan dari WhatsApp Rotator",
      text: `Alarm akan sampai ke sini lewat ${channel === "telegram" ? "Telegram" : "webhook"}.`,
      nextStep: "Tidak ada yang perlu dilakukan.",
    };
  return {
    title: "A test from WhatsApp Rotator",
    text: `Alarms will arrive here by ${channel === "telegram" ? "Telegram" : "webhook"}.`,
    nextStep: "Nothing to do.",
  };
}
