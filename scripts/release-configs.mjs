import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { ROOT } from "./run.mjs";
import { WRANGLER_FILES } from "./wrangler-files.mjs";

/**
 * Copies of both wrangler files for one deployment, in .build/release: without queues where the account has none,
 * since a Worker that names a missing queue is refused.
 *
 * @param {{ queues: boolean }} options
 * @returns {{ edge: string, office: string }} their paths
 */
export function writeReleaseConfigs({ queues }) {
  return { edge: writeReleaseConfig("edge", queues), office: writeReleaseConfig("office", queues) };
}

/**
 * @param {"edge" | "office"} name
 * @param {boolean} queues
 */
function writeReleaseConfig(name, queues) {
  const { rawConfig: config } = readRawConfig({ config: WRANGLER_FILES[name] });
  if (!queues) {
    delete config.queues;
    // An account without queues is on the free plan, which allows an invocation so many calls.
    if (config.vars?.["CALL_LIMIT"]) config.vars["CALL_LIMIT"] = "50";
  }
  // Paths count from the file that names them.
  if (config.main) config.main = resolve(ROOT, config.main);
  if (config.assets?.directory) config.assets.directory = resolve(ROOT, config.assets.directory);
  for (const database of config.d1_databases ?? []) database.migrations_dir = join(ROOT, "migrations");
  const folder = join(ROOT, ".build", "release");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(config, undefined, 2));
  return path;
}
