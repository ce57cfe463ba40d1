import { spawn } from "node:child_process";
import { dirname, delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * The environment in which the project's own binaries run: their folder first on PATH (its `node` is the pinned one),
 * and wrangler without its letters home, its banner and its log files.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnv() {
  return {
    ...process.env,
    PATH: `${join(ROOT, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`,
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_SEND_ERROR_REPORTS: "false",
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_WRITE_LOGS: "false",
    // Otherwise every start asks a server for an example of `request.cf`.
    CLOUDFLARE_CF_FETCH_ENABLED: "false",
  };
}

/**
 * Starts one of the project's binaries in a process group of its own, so that `stopGroup` reaches its children too.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, stdio?: import("node:child_process").StdioOptions }} [options]
 */
export function start(command, args, options = {}) {
  return spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: { ...projectEnv(), ...options.env },
    stdio: options.stdio ?? ["ignore", "inherit", "inherit"],
    detached: true,
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>} its exit code; 1 where it was stopped or could not start
 */
export function exitCode(child) {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a binary to its end; Ctrl-C and SIGTERM take it along.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, input?: string }} [options]
 * @returns {Promise<number>} its exit code
 */
export async function run(command, args, options = {}) {
  const stdin = options.input === undefined ? "ignore" : "pipe";
  const child = start(command, args, { ...options, stdio: [stdin, "inherit", "inherit"] });
  child.stdin?.end(options.input);
  const stop = () => {
    stopGroup(child, "SIGTERM");
    process.exit(130);
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const code = await exitCode(child);
  process.off("SIGINT", stop).off("SIGTERM", stop);
  return code;
}

/**
 * @param {import("node:child_process").ChildProcess} child started by `start`
 * @param {NodeJS.Signals} signal
 */
export function stopGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
