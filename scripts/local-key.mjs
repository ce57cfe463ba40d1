import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The encryption key of a local database. @param {string} stateFolder */
export function loadLocalKey(stateFolder) {
  return loadLocal(stateFolder, "encryption-key", () => randomBytes(32).toString("base64"));
}

/** Makes its first owner, or lets one back in. @param {string} stateFolder */
export function loadLocalSetupToken(stateFolder) {
  return loadLocal(stateFolder, "setup-token", () => randomBytes(12).toString("hex"));
}

/**
 * Made once and kept beside the database.
 *
 * @param {string} stateFolder
 * @param {string} name
 * @param {() => string} make
 */
function loadLocal(stateFolder, name, make) {
  const file = join(stateFolder, name);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const made = make();
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(file, `${made}\n`, { mode: 0o600 });
  return made;
}
