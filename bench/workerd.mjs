import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Log, LogLevel, Miniflare, convertV4MiniflareOptions } from "miniflare";

const TICK_MICROSECONDS = 10_000; // Linux counts processor time in hundredths of a second

/**
 * Runs workers in one workerd process, each on a socket of workerd's own: no proxy stands between client and worker.
 * Miniflare writes the configuration and its simulators of KV, D1 and queues; after that Node is idle.
 */
export async function startWorkerd(workers, { persistTo } = {}) {
  const directory = persistTo ?? makeDirectory();
  const before = new Set(findChildren());
  const complaints = [];
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      host: "127.0.0.1",
      port: 0,
      cf: false,
      log: new Log(LogLevel.ERROR),
      handleStructuredLogs: ({ level, message }) => {
        if (level === "warn" || level === "error" || message.startsWith("Warning")) complaints.push(message); // workerd logs its own warnings as "log"
      },
      resourcePersistencePath: directory,
      workers: workers.map((worker) => ({
        ...worker,
        unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
      })),
    }),
  );
  await miniflare.ready;
  const urls = new Map();
  for (const { name } of workers) urls.set(name, (await miniflare.unsafeGetDirectURL(name)).origin);
  const pid = findChildren().find((child) => !before.has(child));
  if (pid === undefined) throw new Error("workerd did not start");

  return {
    pid,
    /** What the workers warned of and what failed, since the last time of asking. */
    takeComplaints: () => complaints.splice(0),
    url: (name) => urls.get(name),
    database: (binding, worker) => miniflare.getD1Database(binding, worker),
    queue: (binding, worker) => miniflare.getQueueProducer(binding, worker),
    /** As the platform's cron does. */
    knock: async (worker) => (await miniflare.getWorker(worker)).scheduled(),
    /** As a machine that loses its power: what is not stored is gone. */
    async kill() {
      process.kill(pid, "SIGKILL");
      await miniflare.dispose();
    },
    namespace: (binding, worker) => miniflare.getKVNamespace(binding, worker),
    async stop() {
      await miniflare.dispose();
      if (persistTo === undefined) rmSync(directory, { recursive: true, force: true });
    },
  };
}

export function makeDirectory() {
  return mkdtempSync(path.join(tmpdir(), "rotator-bench-"));
}

/** A worker of one file, or of several: the first is the entry. */
export function asModules(...files) {
  return {
    modulesRoot: "/",
    modules: files.map(({ name, script }) => ({ type: "ESModule", path: `/${name}`, contents: script })),
  };
}

/** Processor time that a process has used, user and system. */
export function readCpuMicroseconds(pid) {
  const fields = readStat(pid).fields;
  return (Number(fields[11]) + Number(fields[12])) * TICK_MICROSECONDS;
}

function findChildren() {
  const children = [];
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = tryReadStat(entry);
    if (stat?.name === "workerd" && Number(stat.fields[1]) === process.pid) children.push(Number(entry));
  }
  return children;
}

function tryReadStat(pid) {
  try {
    return readStat(pid);
  } catch {
    return undefined; // the process ended meanwhile
  }
}

function readStat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  const nameEnd = text.lastIndexOf(")");
  return { name: text.slice(text.indexOf("(") + 1, nameEnd), fields: text.slice(nameEnd + 2).split(" ") };
}
