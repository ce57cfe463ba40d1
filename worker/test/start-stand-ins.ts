import type { TestProject } from "vitest/node";
import { startGraph } from "../../scripts/stand-ins/graph/start-graph.ts";
import { startTelegram } from "../../scripts/stand-ins/telegram/start-telegram.ts";
import { startWebhook } from "../../scripts/stand-ins/webhook/start-webhook.ts";

declare module "vitest" {
  interface ProvidedContext {
    metaGraphUrl: string;
    telegramApiUrl: string;
    webhookUrl: string;
  }
}

/** Runs in Node beside workerd; `vitest.config.ts` hands the addresses to the office as bindings. */
export default async function startStandIns(project: TestProject): Promise<() => void> {
  const [graph, telegram, webhook] = await Promise.all([startGraph(), startTelegram(), startWebhook()]);
  project.provide("metaGraphUrl", graph.url);
  project.provide("telegramApiUrl", telegram.url);
  project.provide("webhookUrl", webhook.url);
  return () => {
    for (const standIn of [graph, telegram, webhook]) standIn.stop();
  };
}
