// Everything on one localhost port: `npm start`.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { watchAncestors } from "./ancestors.mjs";
import { endWith, runChild } from "./children.mjs";
import { findPort } from "./find-port.mjs";
import { isAdminStale } from "./is-admin-stale.mjs";
import { isPortTaken } from "./is-port-taken.mjs";
import { loadLocalKey, loadLocalSetupToken } from "./local-key.mjs";
import { ROOT } from "./run.mjs";

// The oldest that imports TypeScript by itself.
const OLDEST_NODE = { major: 22, minor: 18 };
const READY_TIMEOUT_MS = 60_000;
const CRON_EVERY_MS = 60_000;

const port = Number(process.env["PORT"] ?? "8787");
const stateFolder = process.env["STATE_DIR"] ?? join(ROOT, ".wrangler", "state");

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void endWith(0));
watchAncestors(() => void endWith(0));
await refuseOldNode();
await refuseBadPort();
// One after the other: the second reads what the first replaces.
await buildAdmin();
await seed();
const graphUrl = process.env["META_GRAPH_URL"] || (await startGraph());
void serve();
await untilItAnswers();
welcome();
setInterval(() => void runCron(), CRON_EVERY_MS);

/** Where npm brought the pinned Node along, the machine's own only had to start this. */
async function refuseOldNode() {
  if (existsSync(join(ROOT, "node_modules", ".bin", "node"))) return;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE.major || (major === OLDEST_NODE.major && minor >= OLDEST_NODE.minor)) return;
  const wanted = `${OLDEST_NODE.major}.${OLDEST_NODE.minor}`;
  await endWith(1, `Node ${process.versions.node} is too old: install Node ${wanted} or newer.`);
}

async function refuseBadPort() {
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    await endWith(1, `PORT must be a number from 1 to 65535.`);
  if (await isPortTaken(port))
    await endWith(1, `Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
}

async function buildAdmin() {
  if (!isAdminStale()) return;
  const code = await runChild("vite", ["build", "--logLevel", "warn"], { cwd: join(ROOT, "admin") });
  if (code !== 0) await endWith(1, "The admin page could not be built, see above.");
}

async function seed() {
  const code = await runChild("node", ["scripts/seed.mjs"], { env: { STATE_DIR: stateFolder } });
  if (code !== 0)
    await endWith(
      1,
      `The local database could not be prepared, see above. To begin anew, delete ${stateFolder}`,
    );
}

/** Something that takes the place of Meta, so that no event leaves the machine. */
async function startGraph() {
  const graphPort = await findPort(port + 1);
  const env = { PORT: String(graphPort) };
  void runChild("node", ["scripts/stand-ins/graph/run.ts"], { env }).then((code) =>
    endWith(code || 1, "The stand-in for Meta stopped, see above."),
  );
  return `http://localhost:${graphPort}`;
}

async function serve() {
  const args = ["dev", "-c", "wrangler.office.toml", "-c", "wrangler.toml", "--port", String(port)];
  args.push("--inspector-port", "0", "--persist-to", stateFolder, "--show-interactive-dev-session=false");
  args.push("--log-level", process.env["LOG"] ?? "error");
  // These reach the first Worker alone, the office: it hands link traffic to the edge, which production never does.
  args.push("--var", "FORWARD_LINKS:on", "--var", `META_GRAPH_URL:${graphUrl}`);
  args.push("--var", `ENCRYPTION_KEY:${loadLocalKey(stateFolder)}`);
  args.push("--var", `SETUP_TOKEN:${loadLocalSetupToken(stateFolder)}`);
  // A register of local Workers of its own, so that two copies of the project never answer for each other.
  // And no store of traces: it would keep whole addresses, with what visitors typed.
  const env = { WRANGLER_REGISTRY_PATH: join(stateFolder, "registry"), X_LOCAL_OBSERVABILITY: "false" };
  const code = await runChild("wrangler", args, { env });
  await endWith(code || 1, "The server stopped, see above.");
}

async function untilItAnswers() {
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (!(await answers())) {
    if (Date.now() > giveUpAt)
      await endWith(1, `Nothing answered on port ${port} for ${READY_TIMEOUT_MS / 1000} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function answers() {
  try {
    await fetch(`http://localhost:${port}/`, { method: "HEAD", signal: AbortSignal.timeout(5_000) });
    return true;
  } catch {
    return false;
  }
}

function welcome() {
  const origin = `http://localhost:${port}`;
  const meta = `${graphUrl}/    ${process.env["META_GRAPH_URL"] ? "as META_GRAPH_URL says" : "a stand-in: what was sent to Meta"}`;
  const setupToken = loadLocalSetupToken(stateFolder);
  if (process.env["DEMO"] === "off")
    return console.log(`
  WhatsApp Rotator is running, with nothing in it yet.

    Set up  ${origin}/setup#${setupToken}
    Meta    ${meta}

  Stop with Ctrl-C.
`);
  console.log(`
  WhatsApp Rotator is running.

    Admin   ${origin}/
            sign in as owner@example.com with the password rotator-demo
            setup token, to get back in as owner: ${setupToken}
    Links   ${origin}/wa/promo    equal turns, 3 CS
            ${origin}/wa/vip      by weight, 80/20
            ${origin}/wa/sticky   returning customers keep their CS
            ${origin}/wa/app      opens the app on phones
            ${origin}/wa/closed   nobody on duty: backup number
            ${origin}/wa/empty    nobody on duty and no backup number
    Meta    ${meta}

  Stop with Ctrl-C. To see every request: LOG=info npm start
`);
}

/** Wrangler runs no cron of its own, and the office's repairs and clean-ups wait for it. */
async function runCron() {
  try {
    await fetch(`http://localhost:${port}/cdn-cgi/local/scheduled`, {
      signal: AbortSignal.timeout(CRON_EVERY_MS),
    });
  } catch {
    // The next minute comes.
  }
}
