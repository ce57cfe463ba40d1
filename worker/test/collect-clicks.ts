import type { ClickMessage, RecordedClick } from "@rotator/shared/core/click";
import type { EdgeEnv } from "../src/edge/env.ts";

/** Bindings whose queue keeps what it is sent, for looking at. */
export function collectClicks(more: Partial<EdgeEnv> = {}): {
  clicks: RecordedClick[];
  messages: ClickMessage[];
  bindings: Partial<EdgeEnv>;
} {
  const clicks: RecordedClick[] = [];
  const messages: ClickMessage[] = [];
  const CLICKS = {
    async send(body: unknown) {
      const message = JSON.parse(String(body)) as ClickMessage; // what the edge sends is one
      messages.push(message);
      clicks.push(...message.clicks);
    },
  } as unknown as Queue<unknown>; // the edge only sends
  return { clicks, messages, bindings: { CLICKS, ...more } };
}
