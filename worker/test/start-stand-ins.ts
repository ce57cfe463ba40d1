import type { TestProject } from "vitest/node";
import { startGraph } from "../../scripts/stand-ins/graph/start-graph.ts";

declare module "vitest" {
  interface ProvidedContext {
    metaGraphUrl: string;
  }
}

/** Runs in Node beside workerd; `vitest.config.ts` hands the addresses to the office as bindings. */
export default async function startStandIns(project: TestProject): Promise<() => void> {
  const graph = await startGraph();
  project.provide("metaGraphUrl", graph.url);
  return () => graph.stop();
}
