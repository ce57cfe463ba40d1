import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./run.mjs";

const BUILT_PAGE = "admin/dist/index.html";
const SOURCES = [
  "admin/src",
  "admin/public",
  "admin/index.html",
  "admin/vite.config.ts",
  "admin/package.json",
  "shared/src",
  "pnpm-lock.yaml",
];

/** The admin's files are newer than what was last built from them, or nothing was built yet. */
export function isAdminStale() {
  const builtAt = newestChange(join(ROOT, BUILT_PAGE));
  return SOURCES.some((source) => newestChange(join(ROOT, source)) > builtAt);
}

/**
 * @param {string} path
 * @returns {number} milliseconds; 0 where there is nothing
 */
function newestChange(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestChange(join(path, name))));
}
