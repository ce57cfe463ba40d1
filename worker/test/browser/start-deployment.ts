import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";

const WAIT = { timeout: 60_000, interval: 100 };

export interface Deployment {
  origin: string;
  /** The page that begins everything, with its token. */
  setupAddress: string;
  /** The stand-in for Meta. */
  graphUrl: string;
  stop: () => Promise<void>;
}

/** Both Workers as `npm start` runs them, with an empty database. */
export async function startDeployment(): Promise<Deployment> {
  const port = await freePort();
  const stateFolder = mkdtempSync(join(tmpdir(), "rotator-first-run-"));
  const env = { ...process.env, PORT: String(port), STATE_DIR: stateFolder, DEMO: "off", META_GRAPH_URL: "" };
  const child = spawn("node", ["scripts/dev.mjs"], { env });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => (printed += text.toString()));
  await vi.waitUntil(() => printed.includes("Stop with Ctrl-C") || child.exitCode !== null, WAIT);
  const [, setupAddress] = /Set up\s+(\S+)/.exec(printed) ?? [];
  const [, graphUrl] = /Meta\s+(\S+)\//.exec(printed) ?? [];
  if (setupAddress === undefined || graphUrl === undefined) throw new Error(`It did not start:\n${printed}`);
  return {
    origin: `http://localhost:${port}`,
    setupAddress,
    graphUrl,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      rmSync(stateFolder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}
