import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const WORKERD = createRequire(fileURLToPath(import.meta.resolve("miniflare")))("workerd").default;

/** From now on every workerd of this process writes what it says into a file too, byte by byte; answers a function that reads it.
 * Miniflare hands on a part of it only. */
export function recordOutput(directory) {
  const log = path.join(directory, "output.log");
  const script = path.join(directory, "workerd.sh");
  writeFileSync(log, "");
  writeFileSync(
    script,
    `#!/usr/bin/env bash\nexec "${WORKERD}" "$@" > >(tee -a "${log}") 2> >(tee -a "${log}" >&2)\n`,
    { mode: 0o755 },
  );
  process.env.MINIFLARE_WORKERD_PATH = script;
  return () => readFileSync(log, "utf8");
}
