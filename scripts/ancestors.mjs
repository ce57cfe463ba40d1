import { readFileSync } from "node:fs";

const MAX_DEPTH = 8;
const PACKAGE_MANAGER = /^(\S*\/)?(npm|npx|pnpm)\b|\b(npm|npx|pnpm)(-cli)?(\.[cm]?js)?\0/;
const SHELL = /^(\S*\/)?(ba|da|z)?sh\0/;

/**
 * Calls `onGone` once when the package manager that a person started (`npm start`) is gone.
 * npm passes no SIGTERM down its chain npm > npx > pnpm > sh > node, so without this a stopped `npm start` would leave
 * its servers running.
 *
 * @param {() => void} onGone
 */
export function watchAncestors(onGone) {
  if (!process.env["npm_lifecycle_event"]) return;
  const parent = process.ppid;
  const ancestors = packageManagers(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && ancestors.every(isAlive)) return;
    clearInterval(timer);
    onGone();
  }, 500);
  timer.unref();
}

/**
 * The package managers above us, and not the shell or supervisor that started the topmost one. Without /proc (macOS)
 * none is known: the end of the direct parent still shows as a changed `process.ppid`.
 *
 * @param {number} parent
 * @returns {number[]}
 */
function packageManagers(parent) {
  const found = [];
  try {
    for (let pid = parent, depth = 0; pid > 1 && depth < MAX_DEPTH; pid = parentOf(pid), depth++) {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (SHELL.test(command)) continue;
      if (!PACKAGE_MANAGER.test(command)) break;
      found.push(pid);
    }
  } catch {
    // No /proc here, or a parent ended while we looked.
  }
  return found;
}

/** @param {number} pid */
function parentOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The command's name stands in brackets and may hold anything; the parent is the second field after it.
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
