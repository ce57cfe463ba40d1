import { isRecord, parseJson } from "../parse-json.ts";
import { answerJson, answerText, type Reply } from "../reply.ts";
import type { Call } from "../serve.ts";
import type { BotFault, Bots } from "./start-telegram.ts";

const METHOD = /^\/bot(\d+:[\w-]{35})\/(\w+)$/;
const MAX_TEXT = 4096;

/** `sendMessage`, as strict as its documentation; undefined where the address is none of the API's. */
export function receiveMessage(bots: Bots, { method, url, headers, body }: Call): Reply | undefined {
  const [, token = "", name = ""] = METHOD.exec(url.pathname) ?? [];
  if (token === "" || name.toLowerCase() !== "sendmessage" || !["GET", "POST"].includes(method))
    return undefined;
  const bot = bots.get(token);
  if (!bot) return refuse(401, "Unauthorized");
  bot.requests += 1;
  const fault = bot.faults.shift();
  if (fault) return replyWithFault(fault);
  const fields = headers["content-type"]?.startsWith("application/json") ? parseJson(body) : undefined;
  if (!isRecord(fields)) return refuse(400, "Bad Request: message text is empty");
  const { chat_id: chatId, text } = fields;
  if (typeof text !== "string" || text.trim() === "")
    return refuse(400, "Bad Request: message text is empty");
  if (typeof chatId !== "string" && typeof chatId !== "number")
    return refuse(400, "Bad Request: chat_id is empty");
  if (!bot.chats.has(String(chatId))) return refuse(400, "Bad Request: chat not found");
  if (text.length > MAX_TEXT) return refuse(400, "Bad Request: message is too long");
  if (fields["parse_mode"] !== undefined && !isParseMode(fields["parse_mode"]))
    return refuse(400, "Bad Request: unsupported parse_mode");
  bot.messages.push({ chatId: String(chatId), text });
  const message = { message_id: bot.messages.length, date: Math.floor(Date.now() / 1000), text };
  return answerJson(200, { ok: true, result: message });
}

function isParseMode(value: unknown): boolean {
  return typeof value === "string" && ["markdown", "markdownv2", "html"].includes(value.toLowerCase());
}

function replyWithFault(fault: BotFault): Reply {
  if (fault.kind === "hang" || fault.kind === "reset") return fault;
  if (fault.kind === "blocked") return refuse(403, "Forbidden: bot was blocked by the user");
  if (fault.kind === "status") return answerText(fault.status, "html", "<h1>Sorry</h1>");
  const { seconds } = fault;
  return refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

function refuse(status: number, description: string, parameters?: { retry_after: number }): Reply {
  return answerJson(status, {
    ok: false,
    error_code: status,
    description,
    ...(parameters ? { parameters } : {}),
  });
}
