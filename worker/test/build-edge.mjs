import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";

/** The office's tests run beside the real edge; its assets only need a folder. */
export default function buildEdge() {
  execFileSync(
    process.execPath,
    [
      "node_modules/wrangler/bin/wrangler.js",
      "deploy",
      "--dry-run",
      "--config",
      "wrangler.toml",
      "--outdir",
      ".build/edge",
    ],
    { stdio: "pipe" },
  );
  mkdirSync("admin/dist", { recursive: true });
  if (!existsSync("admin/dist/index.html"))
    writeFileSync("admin/dist/index.html", "<!doctype html><title>admin</title>");
}
