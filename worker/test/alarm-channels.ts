import { env } from "cloudflare:workers";
import type { WebhookMessage } from "../src/office/alarms/compose-notice.ts";
import { saveTelegram, saveWebhook } from "../src/office/db/alarm-channels.ts";

export type HookFault =
  | { kind: "status"; status: number }
  | { kind: "redirect"; to: string }
  | { kind: "hang"; ms?: number }
  | { kind: "reset" };

export type BotFault =
  | { kind: "retry_after"; seconds: number }
  | { kind: "blocked" }
  | { kind: "status"; status: number }
  | { kind: "hang"; ms?: number }
  | { kind: "reset" };

export interface TestWebhook {
  url: string;
  fail(...next: HookFault[]): Promise<void>;
  /** What it answered with 200, or all that came. */
  listMessages(which?: "accepted" | "all"): Promise<WebhookMessage[]>;
}

export interface TestBot {
  token: string;
  chatId: string;
  fail(...next: BotFault[]): Promise<void>;
  listTexts(): Promise<string[]>;
  countRequests(): Promise<number>;
}

let made = 0;

/** A webhook of the test's own, saved as the channel of alarms. */
export async function makeWebhook(): Promise<TestWebhook> {
  const name = `hook-${Date.now()}-${++made}`;
  const control = `${env.WEBHOOK_URL}/stand-in/hooks/${name}`;
  const url = `${env.WEBHOOK_URL}/hooks/${name}`;
  await saveWebhook(env, { url });
  return {
    url,
    async fail(...next) {
      await ask("PUT", `${control}/faults`, { next });
    },
    async listMessages(which = "accepted") {
      const { requests }: HookRecord = await (await ask("GET", control)).json();
      return requests.filter(({ accepted }) => accepted || which === "all").map(({ body }) => body);
    },
  };
}

interface HookRecord {
  requests: { body: WebhookMessage; accepted: boolean }[];
}

/** A Telegram bot of the test's own with one chat, saved as the channel of alarms. */
export async function makeBot(): Promise<TestBot> {
  const secret = crypto.randomUUID().replaceAll("-", "").padEnd(35, "_");
  const token = `${Date.now()}${++made}:${secret}`;
  const chatId = `-100${Date.now()}${made}`;
  const control = `${env.TELEGRAM_API_URL}/stand-in/bots/${token}`;
  await ask("PUT", control, { chats: [chatId] });
  await saveTelegram(env, { botToken: token, chatId });
  const load = async (): Promise<BotRecord> => (await ask("GET", control)).json();
  return {
    token,
    chatId,
    async fail(...next) {
      await ask("PUT", `${control}/faults`, { next });
    },
    listTexts: async () => (await load()).messages.map(({ text }) => text),
    countRequests: async () => (await load()).requests,
  };
}

interface BotRecord {
  messages: { chatId: string; text: string }[];
  requests: number;
}

async function ask(method: string, url: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`The stand-in said ${response.status}: ${await response.text()}`);
  return response;
}
