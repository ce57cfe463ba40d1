import type { AlarmChannel } from "@rotator/shared/core/alarm";
import { loadAlarmChannels, openTelegram, openWebhook } from "../db/alarm-channels.ts";
import { newId } from "../db/new-id.ts";
import { composeTest, composeText, WEBHOOK_FORMAT, type WebhookMessage } from "./compose-notice.ts";
import { describeProblem } from "./describe-problem.ts";
import { type Language, loadWording, type Wording } from "./load-wording.ts";
import type { NoticeEnv } from "./send-notices.ts";
import { sendTelegram } from "./send-telegram.ts";
import { type NoticeOutcome, sendWebhook } from "./send-webhook.ts";

export interface TestAnswer {
  sent: boolean;
  /** In plain words. */
  text: string;
}

/** Sends a test message at once, and says what came of it. */
export async function sendTestNotice(
  env: NoticeEnv,
  channel: AlarmChannel,
  nowMs: number,
  language?: Language,
): Promise<TestAnswer> {
  const general = await loadWording(env);
  const wording = { ...general, language: language ?? general.language };
  const outcome = await sendTest(env, channel, wording, nowMs);
  if (outcome.sent)
    return {
      sent: true,
      text: wording.language === "id" ? "Pesan percobaan diterima." : "The test message was accepted.",
    };
  const { problem, description } = outcome;
  const told = description === undefined ? problem : `${problem}: ${description}`;
  return { sent: false, text: describeProblem(told, wording.language) };
}

async function sendTest(
  env: NoticeEnv,
  channel: AlarmChannel,
  wording: Wording,
  nowMs: number,
): Promise<NoticeOutcome> {
  const channels = await loadAlarmChannels(env.DB);
  if (channels[channel] === undefined) return { sent: false, problem: "not_set_up" };
  const words = composeTest(channel, wording);
  if (channel === "telegram") {
    const telegram = await openTelegram(env);
    if (telegram === undefined) return { sent: false, problem: "unreadable_channel" };
    return sendTelegram(env.TELEGRAM_API_URL, telegram, composeText("🔔", words, wording));
  }
  const webhook = await openWebhook(env);
  if (webhook === undefined) return { sent: false, problem: "unreadable_channel" };
  const at = new Date(nowMs).toISOString();
  const alarm: WebhookMessage["alarm"] = {
    id: newId("alm", nowMs),
    kind: "test",
    phase: "began",
    subject: null,
    beganAt: at,
    endedAt: null,
  };
  const link = wording.link === undefined ? {} : { link: wording.link };
  return sendWebhook(env, webhook, { v: WEBHOOK_FORMAT, alarm, ...words, ...link } satisfies WebhookMessage);
}
