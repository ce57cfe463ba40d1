import { readFileSync } from "node:fs";
import { unstable_getMiniflareWorkerOptions as readWranglerConfig } from "wrangler";
import { readD1Migrations } from "@cloudflare/vitest-plugin";
import { PROJECT } from "./build-edge.mjs";
import { asModules, startWorkerd } from "./workerd.mjs";

const EDGE = "rotator-edge";
// Shorter than deployed, so that what a slice of load left in the queue is delivered before the next slice begins.
const QUEUE_SECONDS = 0.5;

/** The built edge with its stores and a consumer of its queue; `wrapper` is a file under bench/workers that stands around it. */
export async function startEdge(script, { wrapper, persistTo } = {}) {
  const edge = { name: "edge.mjs", script };
  const files = wrapper ? [readWorker(wrapper), edge] : [edge];
  const rig = await startWorkerd([{ name: EDGE, ...readOptions(), ...asModules(...files) }, makeConsumer()], {
    persistTo,
  });
  const url = rig.url(EDGE);
  return {
    ...rig,
    url,
    database: await rig.database("DB", EDGE),
    links: await rig.namespace("LINKS", EDGE),
    /** What the consumer has counted since it was last asked; the `last` time it also stops counting. */
    takeCounts: async ({ last = false } = {}) =>
      (await fetch(`${rig.url("consumer")}/${last ? "last" : ""}`)).json(),
  };
}

export async function startBare() {
  const rig = await startWorkerd([
    {
      name: "bare",
      compatibilityDate: readOptions().compatibilityDate,
      ...asModules(readWorker("bare.mjs")),
    },
  ]);
  return { ...rig, url: rig.url("bare") };
}

export async function migrate(database) {
  for (const { queries } of await readD1Migrations(`${PROJECT}/migrations`)) {
    await database.batch(queries.map((query) => database.prepare(query)));
  }
}

export function readWorker(name) {
  return { name, script: readFileSync(`${PROJECT}/bench/workers/${name}`, "utf8") };
}

function readOptions() {
  const { workerOptions } = readWranglerConfig(`${PROJECT}/wrangler.toml`);
  // What belongs to the source; the rig gives the built module itself.
  return { ...workerOptions, modulesRules: undefined, rootPath: undefined };
}

function makeConsumer() {
  return {
    name: "consumer",
    compatibilityDate: readOptions().compatibilityDate,
    ...asModules(readWorker("consumer.mjs")),
    queueConsumers: { "rotator-clicks": { maxBatchSize: 100, maxBatchTimeout: QUEUE_SECONDS } },
  };
}
