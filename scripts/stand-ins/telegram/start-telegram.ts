import { answerJson, answerText, sendReply, type Reply } from "../reply.ts";
import { serve, type Call, type StandIn } from "../serve.ts";
import { control } from "./control.ts";
import { receiveMessage } from "./receive-message.ts";

export interface Bot {
  /** Of the chats that it may write to. */
  chats: Set<string>;
  faults: BotFault[];
  messages: { chatId: string; text: string }[];
  /** With those that were refused. */
  requests: number;
}

/** What one of the next requests meets instead of its answer. */
export type BotFault =
  | { kind: "retry_after"; seconds: number }
  | { kind: "blocked" }
  | { kind: "status"; status: number }
  | { kind: "hang"; ms?: number }
  | { kind: "reset" };

/** By token. */
export type Bots = Map<string, Bot>;

/** Stands in for Telegram's Bot API over real HTTP; shares no code with the product. */
export function startTelegram(options?: { port?: number; host?: string }): Promise<StandIn> {
  const bots: Bots = new Map();
  return serve((call, response) => sendReply(answer(bots, call), response), options);
}

function answer(bots: Bots, call: Call): Reply {
  const { pathname } = call.url;
  if (pathname === "/healthz") return answerText(200, "plain", "ok");
  if (pathname.startsWith("/stand-in/")) return control(bots, call);
  return (
    receiveMessage(bots, call) ?? answerJson(404, { ok: false, error_code: 404, description: "Not Found" })
  );
}
