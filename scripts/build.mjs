// The admin's files and both Workers as they are deployed, into .build/, and what the edge must not have in it.
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { objectionsToEdge } from "./edge-bundle.mjs";
import { isAdminStale } from "./is-admin-stale.mjs";
import { ROOT, run } from "./run.mjs";

// Apart from what tests and benches build.
const EDGE = ".build/release/edge";

if (isAdminStale()) await step("vite", ["build", "--logLevel", "warn"], "admin");
await step("wrangler", [
  "deploy",
  "--dry-run",
  "--minify",
  "--outdir",
  EDGE,
  "--metafile",
  `${EDGE}/meta.json`,
]);
await step("wrangler", [
  "deploy",
  "--dry-run",
  "--minify",
  "-c",
  "wrangler.office.toml",
  "--outdir",
  ".build/release/office",
]);

const bytes = statSync(join(ROOT, EDGE, "index.js")).size;
console.log(`Edge bundle: ${bytes} bytes minified`);
const objections = objectionsToEdge(bytes, readFileSync(join(ROOT, EDGE, "meta.json"), "utf8"));
for (const objection of objections) console.error(objection);
if (objections.length > 0) process.exitCode = 1;

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} [folder]
 */
async function step(command, args, folder = ".") {
  const code = await run(command, args, { cwd: join(ROOT, folder) });
  if (code !== 0) process.exit(code);
}
