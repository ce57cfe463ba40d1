import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The encryption key of a local database, made once and kept beside it. @param {string} stateFolder */
export function loadLocalKey(stateFolder) {
  const file = join(stateFolder, "encryption-key");
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = randomBytes(32).toString("base64");
  mkdirSync(stateFolder, { recursive: true });
  writeFileSync(file, `${key}\n`, { mode: 0o600 });
  return key;
}
