import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

export const PROJECT = fileURLToPath(new URL("..", import.meta.url));
const OUT = ".build/bench-edge";

/** Builds the edge as it is deployed; answers its text and its size. */
export function buildEdge() {
  execFileSync(
    "node",
    ["node_modules/wrangler/bin/wrangler.js", "deploy", "--dry-run", "--minify", "--outdir", OUT],
    {
      cwd: PROJECT,
      env: { ...process.env, WRANGLER_SEND_METRICS: "false" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const bytes = readFileSync(`${PROJECT}/${OUT}/index.js`);
  return {
    script: bytes.toString(),
    kilobytes: bytes.length / 1000,
    gzipKilobytes: gzipSync(bytes).length / 1000,
  };
}
