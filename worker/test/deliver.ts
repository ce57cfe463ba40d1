import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { OfficeEnv } from "../src/office/env.ts";
import office from "../src/office/index.ts";

interface Delivery {
  to?: OfficeEnv;
  attempts?: number;
  queue?: string;
}

/** One batch of queue messages through the office's own door; answers what became of each. */
export async function deliver(
  bodies: unknown[],
  { to = env, attempts = 1, queue = "rotator-clicks" }: Delivery = {},
) {
  const messages = bodies.map((body, index) => ({
    id: String(index),
    timestamp: new Date(),
    attempts,
    body,
  }));
  const batch = createMessageBatch(queue, messages);
  await office.queue(batch, to);
  return getQueueResult(batch, createExecutionContext());
}
