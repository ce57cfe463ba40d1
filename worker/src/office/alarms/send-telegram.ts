import type { TelegramChannel } from "../db/alarm-channels.ts";
import { nameFailure, type NoticeOutcome } from "./send-webhook.ts";

const LIMIT_MS = 10_000;
const DESCRIPTION_LENGTH = 200;

interface BotAnswer {
  ok?: unknown;
  error_code?: unknown;
  description?: unknown;
  parameters?: { retry_after?: unknown } | null;
}

/** Plain text, so that nothing in it can be taken for markup. The address holds the token: no error's own words leave this file. */
export async function sendTelegram(
  apiUrl: string,
  { botToken, chatId }: TelegramChannel,
  text: string,
): Promise<NoticeOutcome> {
  try {
    const response = await fetch(`${apiUrl.replace(/\/+$/, "")}/bot${botToken}/sendMessage`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ chat_id: chatId, text, link_preview_options: { is_disabled: true } }),
      redirect: "manual",
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    return judgeAnswer(response.status, parseAnswer(await response.text()), botToken);
  } catch (error) {
    return { sent: false, problem: nameFailure(error) };
  }
}

function judgeAnswer(status: number, answer: BotAnswer | undefined, botToken: string): NoticeOutcome {
  if (answer === undefined) return { sent: false, problem: `status_${status}` };
  if (answer.ok === true) return { sent: true };
  const { error_code: code, description, parameters } = answer;
  const retryAfter = parameters?.retry_after;
  return {
    sent: false,
    problem: `telegram_${typeof code === "number" ? code : status}`,
    ...(typeof description === "string" ? { description: withoutToken(description, botToken) } : {}),
    ...(typeof retryAfter === "number" ? { retryAfterMs: retryAfter * 1_000 } : {}),
  };
}

function parseAnswer(text: string): BotAnswer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function withoutToken(description: string, botToken: string): string {
  return description.replaceAll(botToken, "…").slice(0, DESCRIPTION_LENGTH);
}
