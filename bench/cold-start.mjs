// The first visitor of a cold edge, over a cold worker that does nothing. How to read it: bench/README.md.
import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildEdge } from "./build-edge.mjs";
import { median } from "./compare.mjs";
import { readWorker } from "./edge-rig.mjs";
import { printTable } from "./print-table.mjs";
import { makeCopy } from "./publish.mjs";
import { sendVisit, writeVisit } from "./visit.mjs";
import { makeDirectory } from "./workerd.mjs";

const ROUNDS = 15;
const GIVE_UP_MS = 8_000;
const GATE = { maxOverBareMs: 10, maxKilobytes: 60 };
const WORKERD = createRequire(fileURLToPath(import.meta.resolve("miniflare")))("workerd").default;
const VISIT = writeVisit("first");

const { script, kilobytes, gzipKilobytes } = buildEdge();
const port = await findFreePort();
const directories = {
  bare: writeConfig("bare", readWorker("bare.mjs").script),
  edge: writeConfig("edge", script),
};
const times = { bare: [], edge: [] };
try {
  for (let round = -1; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? ["bare", "edge"] : ["edge", "bare"]) {
      const ms = await startOnce(directories[name]);
      if (round >= 0) times[name].push(ms); // the one before the first only brings files into memory
    }
  }
} finally {
  for (const directory of Object.values(directories)) rmSync(directory, { recursive: true, force: true });
}
process.exitCode = report() ? 0 : 1;

function report() {
  const overBare = median(times.edge.map((ms, round) => ms - times.bare[round]));
  printTable(
    [
      "worker",
      "KB minified",
      "KB gzip",
      "start to first answer, median ms",
      "least ms",
      "over bare, median of pairs ms",
    ],
    [
      ["bare", "", "", median(times.bare).toFixed(1), Math.min(...times.bare).toFixed(1), ""],
      [
        "edge",
        kilobytes.toFixed(1),
        gzipKilobytes.toFixed(1),
        median(times.edge).toFixed(1),
        Math.min(...times.edge).toFixed(1),
        overBare.toFixed(1),
      ],
    ],
  );
  const misses = [];
  if (overBare > GATE.maxOverBareMs)
    misses.push(`MISSED cold start: ${overBare.toFixed(1)} ms over bare, at most ${GATE.maxOverBareMs}`);
  if (kilobytes > GATE.maxKilobytes)
    misses.push(`MISSED size: ${kilobytes.toFixed(1)} KB, at most ${GATE.maxKilobytes}`);
  for (const miss of misses) console.error(miss);
  return misses.length === 0;
}

/** From the start of the process to a whole answer, in milliseconds. */
async function startOnce(directory) {
  const startedAt = performance.now();
  const workerd = spawn(WORKERD, ["serve", "config.capnp"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = new Promise((resolve) => workerd.on("exit", resolve));
  try {
    for (;;) {
      const response = await sendVisit(`http://127.0.0.1:${port}`, VISIT, 1).catch(() => undefined);
      const ms = performance.now() - startedAt;
      if (response?.statusCode === 302) return ms;
      if (response || ms > GIVE_UP_MS || workerd.exitCode !== null)
        throw new Error(`no redirect: ${response?.statusCode}`);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  } finally {
    workerd.kill("SIGKILL");
    await gone;
  }
}

/** Both have the same services and bindings, so that what differs is the worker alone. */
function writeConfig(name, main) {
  const directory = makeDirectory();
  const copy = makeCopy({ slug: "first", number: 1, weights: [100, 100, 100] });
  writeFileSync(
    path.join(directory, "main.mjs"),
    name === "bare" ? `${main}\nexport { DurableObject as Rotation } from "cloudflare:workers";\n` : main,
  );
  writeFileSync(path.join(directory, "stores.mjs"), readWorker("stores.mjs").script);
  writeFileSync(path.join(directory, "copy.json"), JSON.stringify(copy));
  writeFileSync(
    path.join(directory, "config.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "main.mjs", esModule = embed "main.mjs")],
      compatibilityDate = "2026-10-15",
      compatibilityFlags = ["no_nodejs_compat"],
      durableObjectNamespaces = [(className = "Rotation", uniqueKey = "rotation", enableSql = true)],
      durableObjectStorage = (inMemory = void),
      bindings = [
        (name = "LINKS", kvNamespace = "stores"),
        (name = "CLICKS", queue = "stores"),
        (name = "ROTATION", durableObjectNamespace = "Rotation"),
        (name = "DB", wrapped = (moduleName = "cloudflare-internal:d1-api", innerBindings = [(name = "fetcher", service = "stores")])),
        (name = "FALLBACK_PHONE", text = ""),
        (name = "FLOOD_CLICKS_PER_MINUTE", text = "300"),
        (name = "PACK_GATHER_MS", text = "100"),
      ],
    )),
    (name = "stores", worker = (
      modules = [(name = "stores.mjs", esModule = embed "stores.mjs")],
      compatibilityDate = "2026-10-15",
      bindings = [(name = "COPY", text = embed "copy.json")],
    )),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (cfBlobHeader = "MF-CF-Blob"), service = "main")],
);
`,
  );
  return directory;
}

function findFreePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => resolve(free));
    });
  });
}
