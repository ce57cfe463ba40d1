import type { ServerResponse } from "node:http";

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  delayMs?: number;
}

/** What a client gets; the last two are no answer at all. */
export type Reply = Answer | { kind: "hang"; ms?: number | undefined } | { kind: "reset" };

export function answerJson(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  const contentType = { "content-type": "application/json; charset=utf-8" };
  return { status, headers: { ...contentType, ...headers }, body: JSON.stringify(value) };
}

export function answerText(status: number, type: "plain" | "html", body: string): Answer {
  return { status, headers: { "content-type": `text/${type}; charset=utf-8` }, body };
}

export function sendReply(reply: Reply, response: ServerResponse): void {
  if (!("kind" in reply)) {
    const { status, headers, body, delayMs = 0 } = reply;
    const send = () => void response.writeHead(status, headers).end(body);
    if (delayMs === 0) send();
    else setTimeout(send, delayMs).unref();
    return;
  }
  const { socket } = response;
  if (reply.kind === "reset") socket?.resetAndDestroy();
  else if (reply.ms !== undefined) setTimeout(() => socket?.destroy(), reply.ms).unref();
}
