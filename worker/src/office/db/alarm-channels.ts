import { ALARM_CHANNELS, type AlarmChannel } from "@rotator/shared/core/alarm";
import { findKeyProblem } from "@rotator/shared/core/encryption-key";
import { decryptText, encryptText } from "../encryption.ts";
import type { OfficeEnv } from "../env.ts";
import { findWebhookProblem } from "../find-webhook-problem.ts";
import { refuseBroken, refuseInvalid } from "./change-refused.ts";
import { loadSettings, settingStatement } from "./settings.ts";

const PREFIX = "alarms.";
const BOT_TOKEN = /^\d{1,20}:[\w-]{35}$/;
const CHAT_ID = /^(?:-?\d{1,20}|@[A-Za-z]\w{3,31})$/;

export type ChannelEnv = Pick<OfficeEnv, "DB" | "ENCRYPTION_KEY" | "FORWARD_LINKS">;

export interface WebhookChannel {
  url: string;
}

export interface TelegramChannel {
  botToken: string;
  chatId: string;
}

/** What may be shown of a channel: the webhook's host, the end of Telegram's chat id. */
export type ShownChannels = Partial<Record<AlarmChannel, { shown: string }>>;

interface KeptChannel {
  encrypted: string;
  shown: string;
}

/** Addresses of webhooks are secrets: whoever knows one can write to it. */
export async function saveWebhook(
  env: ChannelEnv,
  { url }: WebhookChannel,
  first: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const trimmed = url.trim();
  const problem = findWebhookProblem(trimmed, env.FORWARD_LINKS === "on") ?? findEncryptionProblem(env);
  refuseInvalid(problemOf("url", problem));
  await saveChannel(env, "webhook", { url: trimmed }, new URL(trimmed).host, first);
}

/** Without a token the one that is kept stays. */
export async function saveTelegram(
  env: ChannelEnv,
  input: { botToken?: string | undefined; chatId: string },
  first: readonly D1PreparedStatement[] = [],
): Promise<void> {
  const chatId = input.chatId.trim();
  const kept = input.botToken === undefined ? await openTelegram(env) : undefined;
  const botToken = (input.botToken ?? kept?.botToken ?? "").trim();
  refuseInvalid({
    ...problemOf("botToken", findFormProblem(botToken, BOT_TOKEN) ?? findEncryptionProblem(env)),
    ...problemOf("chatId", findFormProblem(chatId, CHAT_ID)),
  });
  await saveChannel(env, "telegram", { botToken, chatId }, chatId.slice(-4), first);
}

export async function loadAlarmChannels(db: D1Database): Promise<ShownChannels> {
  const kept = await loadKept(db);
  return Object.fromEntries([...kept].map(([channel, { shown }]) => [channel, { shown }]));
}

/** Undefined where there is none, or where the present key cannot read it. */
export async function openWebhook(env: ChannelEnv): Promise<WebhookChannel | undefined> {
  const opened = await openChannel(env, "webhook");
  return typeof opened?.["url"] === "string" ? { url: opened["url"] } : undefined;
}

/** Those that are set up, but were saved under another key than the present one. */
export async function listUnreadableChannels(env: ChannelEnv): Promise<AlarmChannel[]> {
  const shown = await loadAlarmChannels(env.DB);
  const named = ALARM_CHANNELS.filter((channel) => shown[channel] !== undefined);
  const opened = await Promise.all(named.map((channel) => openChannel(env, channel)));
  return named.filter((_, index) => opened[index] === undefined);
}

export async function openTelegram(env: ChannelEnv): Promise<TelegramChannel | undefined> {
  const { botToken, chatId } = (await openChannel(env, "telegram")) ?? {};
  return typeof botToken === "string" && typeof chatId === "string" ? { botToken, chatId } : undefined;
}

const DROP_UNSENT = `
DELETE FROM alarm_notices INDEXED BY alarm_notices_unsent
WHERE channel = ?1 AND sent_at IS NULL AND given_up_at IS NULL`;

/** What was still to be told that way goes with it. */
export async function removeAlarmChannel(
  db: D1Database,
  channel: AlarmChannel,
  first: readonly D1PreparedStatement[] = [],
): Promise<void> {
  await db.batch([
    ...first,
    db.prepare("DELETE FROM settings WHERE key = ?1").bind(PREFIX + channel),
    db.prepare(DROP_UNSENT).bind(channel),
  ]);
}

async function saveChannel(
  env: ChannelEnv,
  channel: AlarmChannel,
  secret: WebhookChannel | TelegramChannel,
  shown: string,
  first: readonly D1PreparedStatement[],
): Promise<void> {
  const key = PREFIX + channel;
  const encrypted = await encryptText(env.ENCRYPTION_KEY, JSON.stringify(secret), key);
  const kept: KeptChannel = { encrypted, shown };
  await env.DB.batch([...first, settingStatement(env.DB, key, kept, Date.now())]).catch(refuseBroken);
}

async function openChannel(
  env: ChannelEnv,
  channel: AlarmChannel,
): Promise<Record<string, unknown> | undefined> {
  const kept = (await loadKept(env.DB)).get(channel);
  if (kept === undefined) return undefined;
  const text = await decryptText(env.ENCRYPTION_KEY, kept.encrypted, PREFIX + channel);
  // What can be read was written by `saveChannel`.
  return text === undefined ? undefined : JSON.parse(text);
}

async function loadKept(db: D1Database): Promise<Map<AlarmChannel, KeptChannel>> {
  const settings = await loadSettings(db, PREFIX);
  const kept = new Map<AlarmChannel, KeptChannel>();
  for (const channel of ALARM_CHANNELS) {
    const value = settings.get(channel);
    if (isKept(value)) kept.set(channel, value);
  }
  return kept;
}

function isKept(value: unknown): value is KeptChannel {
  if (typeof value !== "object" || value === null) return false;
  const { encrypted, shown }: Partial<Record<keyof KeptChannel, unknown>> = value;
  return typeof encrypted === "string" && typeof shown === "string";
}

function problemOf(field: string, problem: string | undefined): Record<string, string> {
  return problem === undefined ? {} : { [field]: problem };
}

function findFormProblem(value: string, form: RegExp): string | undefined {
  if (value === "") return "empty";
  return form.test(value) ? undefined : "malformed";
}

function findEncryptionProblem({ ENCRYPTION_KEY }: Pick<ChannelEnv, "ENCRYPTION_KEY">): string | undefined {
  const problem = findKeyProblem(ENCRYPTION_KEY);
  if (problem === undefined) return undefined;
  return problem === "missing" ? "no_encryption_key" : "malformed_encryption_key";
}
