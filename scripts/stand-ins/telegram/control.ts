import { isRecord, parseJson } from "../parse-json.ts";
import { answerJson, answerText, type Answer } from "../reply.ts";
import type { Call } from "../serve.ts";
import type { BotFault, Bots } from "./start-telegram.ts";

const BOT = /^\/stand-in\/bots\/([^/]+)(\/faults)?$/;

/** Addresses below /stand-in, by which tests make bots, tell them what to do and look at what they sent. */
export function control(bots: Bots, { method, url, body }: Call): Answer {
  const [, token, faults] = BOT.exec(url.pathname) ?? [];
  if (token === undefined) return refuse(404, `The stand-in has no ${method} ${url.pathname}.`);
  if (method === "PUT" && !faults) return register(bots, token, parseJson(body));
  const bot = bots.get(token);
  if (!bot) return refuse(404, "This bot is not registered.");
  if (method === "GET" && !faults) return answerJson(200, { messages: bot.messages, requests: bot.requests });
  const plan = parseJson(body);
  if (method !== "PUT" || !isRecord(plan) || !Array.isArray(plan["next"]) || !plan["next"].every(isFault))
    return refuse(400, `Say {"next": [fault, …]}.`);
  bot.faults = plan["next"];
  return answerText(200, "plain", "ok");
}

function register(bots: Bots, token: string, value: unknown): Answer {
  if (!/^\d+:[\w-]{35}$/.test(token)) return refuse(400, "A token is digits, a colon and 35 characters.");
  if (!isRecord(value) || !Array.isArray(value["chats"])) return refuse(400, `Say {"chats": ["…"]}.`);
  bots.set(token, { chats: new Set(value["chats"].map(String)), faults: [], messages: [], requests: 0 });
  return answerText(200, "plain", "ok");
}

const FAULTS = new Set(["retry_after", "blocked", "status", "hang", "reset"]);

function isFault(value: unknown): value is BotFault {
  if (!isRecord(value) || typeof value["kind"] !== "string" || !FAULTS.has(value["kind"])) return false;
  if (value["kind"] === "retry_after") return typeof value["seconds"] === "number";
  return value["kind"] !== "status" || typeof value["status"] === "number";
}

function refuse(status: number, message: string): Answer {
  return answerJson(status, { standIn: message });
}
