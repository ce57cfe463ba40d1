import { ALARM_CHANNELS, type AlarmChannel } from "@rotator/shared/core/alarm";
import { type ChannelEnv, loadAlarmChannels, openTelegram, openWebhook } from "../db/alarm-channels.ts";
import { type ClaimedNotice, claimNotice, noteFailed, noteSent } from "../db/alarm-notices.ts";
import type { OfficeEnv } from "../env.ts";
import { composeTelegram, composeWebhook } from "./compose-notice.ts";
import { loadWording, type Wording } from "./load-wording.ts";
import { sendTelegram } from "./send-telegram.ts";
import { type NoticeOutcome, sendWebhook } from "./send-webhook.ts";

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MS = 60 * MINUTE_MS;
const GIVE_UP_MS = 24 * 60 * MINUTE_MS;
const AT_MOST = 10;

export type NoticeEnv = ChannelEnv & Pick<OfficeEnv, "TELEGRAM_API_URL" | "TIME_ZONE" | "ADMIN_HOST">;

/** Sends what is due, the channels side by side. Each notice is claimed first, so that two runs at once send it once. */
export async function sendNotices(env: NoticeEnv, nowMs: number): Promise<void> {
  const channels = await loadAlarmChannels(env.DB);
  const named = ALARM_CHANNELS.filter((channel) => channels[channel] !== undefined);
  if (named.length === 0) return;
  const wording = await loadWording(env);
  await Promise.all(named.map((channel) => sendChannel(env, channel, wording, nowMs)));
}

async function sendChannel(
  env: NoticeEnv,
  channel: AlarmChannel,
  wording: Wording,
  nowMs: number,
): Promise<void> {
  for (let sent = 0; sent < AT_MOST; sent++) {
    const notice = await claimNotice(env.DB, channel, nowMs);
    if (notice === undefined) return;
    const outcome = await sendNotice(env, notice, wording);
    if (outcome.sent) await noteSent(env.DB, notice, nowMs);
    else await noteFailure(env.DB, notice, outcome, nowMs);
    // The next one would meet the same; it stays due.
    if (!outcome.sent) return;
  }
}

async function sendNotice(env: NoticeEnv, notice: ClaimedNotice, wording: Wording): Promise<NoticeOutcome> {
  if (notice.channel === "telegram") {
    const telegram = await openTelegram(env);
    if (telegram === undefined) return { sent: false, problem: "unreadable_channel" };
    return sendTelegram(env.TELEGRAM_API_URL, telegram, composeTelegram(notice, wording));
  }
  const webhook = await openWebhook(env);
  if (webhook === undefined) return { sent: false, problem: "unreadable_channel" };
  return sendWebhook(env, webhook, composeWebhook(notice, wording));
}

async function noteFailure(
  db: D1Database,
  notice: ClaimedNotice,
  { problem, description, retryAfterMs = 0 }: NoticeOutcome & { sent: false },
  nowMs: number,
): Promise<void> {
  const { alarm, phase, channel, tries, alarmId } = notice;
  const dueAt = nowMs + Math.max(retryAfterMs, waitMs(tries));
  const since = phase === "began" ? alarm.beganAt : (alarm.endedAt ?? nowMs);
  const givenUp = dueAt > since + GIVE_UP_MS;
  console.error({ event: "alarm.notice_failed", alarmId, phase, channel, tries, problem, givenUp });
  const told = description === undefined ? problem : `${problem}: ${description}`;
  await noteFailed(db, notice, givenUp ? { problem: told } : { problem: told, dueAt }, nowMs);
}

/** A minute, two, four … an hour, and a quarter more or less, so that many do not come back together. */
function waitMs(tries: number): number {
  const doubled = Math.min(MINUTE_MS * 2 ** (tries - 1), LONGEST_WAIT_MS);
  return doubled * (0.75 + Math.random() / 2);
}
