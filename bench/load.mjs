import { execFile, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const SCRIPT = fileURLToPath(new URL("visit.lua", import.meta.url));
const run = promisify(execFile);
let nextNumber = 1;

/** Ends the program where there is no wrk. */
export function needWrk() {
  try {
    execFileSync("wrk", ["-v"], { stdio: "ignore" });
  } catch (error) {
    if (error.code !== "ENOENT") return; // it answers its version with a failing status
    console.error(
      "This bench needs wrk, the HTTP load generator: apt-get install wrk (Debian, Ubuntu) or brew install wrk.",
    );
    process.exit(2);
  }
}

/** Visits from `connections` at once for some seconds; no visit is sent twice in the life of this program. */
export async function sendLoad(url, visit, { connections, seconds }) {
  const directory = mkdtempSync(path.join(tmpdir(), "rotator-visit-"));
  const file = path.join(directory, "visit.http");
  writeFileSync(file, visit);
  try {
    const args = [
      "-t1",
      `-c${connections}`,
      `-d${seconds}s`,
      "-s",
      SCRIPT,
      url,
      "--",
      file,
      String(nextNumber),
    ];
    const { stdout } = await run("wrk", args);
    const result = JSON.parse(/@@(.*)/.exec(stdout)[1]);
    nextNumber += result.requests + connections;
    return result;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
