import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { ROOT } from "./run.mjs";

const EDGE_FILE = "wrangler.toml";
const OFFICE_FILE = "wrangler.office.toml";

/** The folder of both files; tests work on copies. */
const FOLDER = process.env["CONFIG_DIR"] ?? ROOT;

export function readConfigs() {
  return { edge: readConfig(EDGE_FILE), office: readConfig(OFFICE_FILE) };
}

/** @param {string} file */
function readConfig(file) {
  return readRawConfig({ config: join(FOLDER, file) }).rawConfig;
}

/** The files as committed bind nothing that exists. */
export function isSetUp() {
  const { edge, office } = readConfigs();
  const ids = [edge, office].flatMap((config) => [
    config.d1_databases?.[0]?.database_id,
    config.kv_namespaces?.[0]?.id,
  ]);
  return ids.every((id) => typeof id === "string" && /[^0-]/.test(id));
}

/**
 * Puts the same ids into both files and leaves every other line as it is. Local development knows its database by
 * `preview_database_id`, so that it keeps its data.
 *
 * @param {{ databaseId: string, namespaceId: string }} ids
 */
export function writeIds({ databaseId, namespaceId }) {
  for (const file of [EDGE_FILE, OFFICE_FILE]) {
    const path = join(FOLDER, file);
    const before = readFileSync(path, "utf8");
    const after = before
      .replace(/^database_id = ".*"$/m, `database_id = "${databaseId}"`)
      .replace(/^(\[\[kv_namespaces\]\]\n(?:.+\n)*?)id = ".*"$/m, `$1id = "${namespaceId}"`);
    if (after !== before) writeFileSync(path, after);
  }
}

/**
 * Copies of both files for one deployment, in .build/release: without queues where the account has none, since a
 * Worker that names a missing queue is refused.
 *
 * @param {{ queues: boolean }} options
 * @returns {{ edge: string, office: string }} their paths
 */
export function writeDeployConfigs({ queues }) {
  const { edge, office } = readConfigs();
  return {
    edge: writeDeployConfig("edge", edge, queues),
    office: writeDeployConfig("office", office, queues),
  };
}

/**
 * @param {string} name
 * @param {import("wrangler").Unstable_RawConfig} config
 * @param {boolean} queues
 */
function writeDeployConfig(name, config, queues) {
  const copy = structuredClone(config);
  if (!queues) delete copy.queues;
  if (copy.main) copy.main = resolve(ROOT, copy.main);
  if (copy.assets?.directory) copy.assets.directory = resolve(ROOT, copy.assets.directory);
  for (const database of copy.d1_databases ?? []) {
    database.migrations_dir = resolve(ROOT, database.migrations_dir ?? "migrations");
    delete database.preview_database_id;
  }
  for (const namespace of copy.kv_namespaces ?? []) delete namespace.preview_id;
  const folder = join(ROOT, ".build", "release");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(copy, undefined, 2));
  return path;
}
