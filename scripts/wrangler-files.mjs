import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "./problem.mjs";
import { ROOT } from "./run.mjs";

/** The folder of both files; tests work on copies. */
const FOLDER = process.env["CONFIG_DIR"] ?? ROOT;

export const WRANGLER_FILES = {
  edge: join(FOLDER, "wrangler.toml"),
  office: join(FOLDER, "wrangler.office.toml"),
};

// Lines, because a person wrote these files: whatever else they say, and how, stays as it is.
const DATABASE_ID = /^(database_id = ")(.*)(")/m;
const NAMESPACE_ID = /^(id = ")(.*)(")/m;
const LOCATION = /^(ROTATION_LOCATION = ")(.*)(")/m;

/** The files as committed bind nothing that exists. */
export function isSetUp() {
  return Object.values(WRANGLER_FILES).every((path) =>
    [DATABASE_ID, NAMESPACE_ID].every((pattern) => /[^0-]/.test(readValue(path, pattern))),
  );
}

/** @returns {string} where the rotations live, a hint for the database too */
export function readLocation() {
  return readValue(WRANGLER_FILES.office, LOCATION);
}

/**
 * Puts the same ids into both files. Local development goes by `preview_database_id` and `preview_id`, so that it keeps
 * its data.
 *
 * @param {{ databaseId: string, namespaceId: string }} ids
 */
export function writeIds({ databaseId, namespaceId }) {
  for (const path of Object.values(WRANGLER_FILES)) {
    readValue(path, DATABASE_ID);
    readValue(path, NAMESPACE_ID);
    const before = readFileSync(path, "utf8");
    const after = before
      .replace(DATABASE_ID, `$1${databaseId}$3`)
      .replace(NAMESPACE_ID, `$1${namespaceId}$3`);
    if (after !== before) writeFileSync(path, after);
  }
}

/**
 * @param {string} path
 * @param {RegExp} pattern
 * @returns {string}
 */
function readValue(path, pattern) {
  const value = pattern.exec(readFileSync(path, "utf8"))?.[2];
  if (value === undefined) throw new Problem(`${path} has no line that looks like ${pattern.source}`);
  return value;
}
