import { exitCode, start, stopGroup } from "./run.mjs";

const STOP_TIMEOUT_MS = 5_000;

/** @type {import("node:child_process").ChildProcess[]} */
const started = [];
let ending = false;

/**
 * Runs a binary that `endWith` stops, with all that it started.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 * @returns {Promise<number>} its exit code
 */
export function runChild(command, args, options) {
  const child = start(command, args, options);
  started.push(child);
  return exitCode(child);
}

/**
 * Ends this process after its children; of several calls the first one counts.
 *
 * @param {number} code
 * @param {string} [message]
 * @returns {Promise<never>}
 */
export async function endWith(code, message) {
  if (!ending) {
    ending = true;
    if (message) console.error(`\n  ${message}\n`);
    await stopChildren();
    process.exit(code);
  }
  return new Promise(() => undefined);
}

async function stopChildren() {
  for (const child of started) stopGroup(child, "SIGTERM");
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS;
  while (started.some(isRunning) && Date.now() < giveUpAt)
    await new Promise((resolve) => setTimeout(resolve, 50));
  // Whatever outlived its parent, too.
  for (const child of started) stopGroup(child, "SIGKILL");
}

/** @param {import("node:child_process").ChildProcess} child */
function isRunning(child) {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}
