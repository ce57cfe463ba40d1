import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { isPortTaken } from "./is-port-taken.mjs";
import { ROOT } from "./run.mjs";

const WAIT = { timeout: 50_000, interval: 100 };
const stateFolder = mkdtempSync(join(tmpdir(), "rotator-start-"));
let port: number;
let origin: string;
let dev: ChildProcess;
let printed = "";

beforeAll(async () => {
  port = await freePort();
  origin = `http://localhost:${port}`;
  dev = startDev("node", ["scripts/dev.mjs"]);
  await vi.waitUntil(isReady, WAIT);
}, 60_000);

afterAll(() => {
  if (dev.exitCode === null) dev.kill("SIGTERM");
  rmSync(stateFolder, { recursive: true, force: true, maxRetries: 5 });
});

function startDev(command: string, args: string[], graphUrl = ""): ChildProcess {
  printed = "";
  const env = { ...process.env, PORT: String(port), STATE_DIR: stateFolder, META_GRAPH_URL: graphUrl };
  const child = spawn(command, args, { cwd: ROOT, env });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => (printed += text.toString()));
  return child;
}

function isReady(): boolean {
  return printed.includes("is running") || dev.exitCode !== null;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return address.port;
}

it("says where to click", () => {
  expect(printed).toContain(`${origin}/wa/promo`);
});

it("serves the admin page at the root, under a policy that allows no inline script", async () => {
  const response = await fetch(`${origin}/`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(`<div id="root">`);
  expect(response.headers.get("content-security-policy")).toContain("script-src 'self'");
});

it("lets the demo's owner in with what it printed", async () => {
  const [, email, password] = /sign in as (\S+) with the password (\S+)/.exec(printed) ?? [];
  const signedIn = await post("/api/auth/sign-in", { email, password });
  expect(signedIn.status).toBe(200);
  const cookie = signedIn.headers.getSetCookie().map((text) => text.split(";")[0]);
  const session = await fetch(`${origin}/api/session`, { headers: { cookie: cookie.join("; ") } });
  expect(await session.json()).toMatchObject({ user: { email, role: "owner" } });
  const token = /setup token[^:]*: (\S+)/.exec(printed)?.[1];
  const again = await post("/api/setup/recover", { token, email, password });
  expect(again.status).toBe(204);
});

function post(path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json", origin };
  return fetch(`${origin}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
}

it("answers links on the same port", async () => {
  const response = await fetch(`${origin}/wa/promo`, { redirect: "manual" });
  expect(response.status).toBeLessThan(500);
});

it("keeps no trace of the addresses that were asked for", async () => {
  await fetch(`${origin}/wa/promo?k_name=Budi-Santoso`, { redirect: "manual" });
  expect(readdirSync(join(stateFolder, "v3"))).toContain("d1");
  expect(readdirSync(join(stateFolder, "v3"))).not.toContain("observability");
});

it("starts what stands in for Meta and says where", async () => {
  const url = /Meta {4}(http:\/\/localhost:\d+\/)/.exec(printed)?.[1] ?? "";
  const page = await fetch(url);
  expect(await page.text()).toContain("1000000000000001");
  const demo = await fetch(`${url}v25.0/1000000000000001/events`, {
    method: "POST",
    headers: { authorization: "Bearer demo-access-token" },
    body: "{}",
  });
  expect(await demo.json()).toMatchObject({ error: { code: 100 } });
});

it("reaches the office's minute work where it knocks each minute", async () => {
  const response = await fetch(`${origin}/cdn-cgi/local/scheduled`);
  expect(await response.text()).toBe("ok");
});

it("refuses a port that is taken in one line that names PORT", () => {
  const second = spawnSync("node", ["scripts/dev.mjs"], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port) },
    encoding: "utf8",
  });
  expect(second.status).toBe(1);
  expect(second.stderr.trim()).toBe(`Port ${port} is taken. Choose another one: PORT=${port + 1} npm start`);
});

it("stops with all that it started", async () => {
  const started = descendants(dev.pid ?? 0);
  expect(started.length).toBeGreaterThan(2);
  const ended = once(dev, "exit");
  dev.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(await isPortTaken(port)).toBe(false);
  expect(started.filter(isRunning)).toEqual([]);
});

it("starts nothing in Meta's place where it is told who stands there", async () => {
  dev = startDev("node", ["scripts/dev.mjs"], "http://graph.example");
  await vi.waitUntil(isReady, WAIT);
  expect(printed).toContain("Meta    http://graph.example/");
  await expect(fetch(`http://localhost:${port + 1}/healthz`)).rejects.toThrow();
  const ended = once(dev, "exit");
  dev.kill("SIGTERM");
  await ended;
}, 60_000);

it("stops when the package manager above it is killed, which passes no signal on", async () => {
  dev = startDev("npm", ["run", "dev"]);
  await vi.waitUntil(isReady, WAIT);
  const started = descendants(dev.pid ?? 0);
  dev.kill("SIGKILL");
  await vi.waitUntil(() => !started.some(isRunning), { timeout: 10_000 });
  expect(await isPortTaken(port)).toBe(false);
}, 70_000);

function isRunning(pid: number): boolean {
  return processes().some((process) => process.pid === pid);
}

function descendants(parent: number): number[] {
  const children = processes().filter((candidate) => candidate.parent === parent);
  return children.flatMap(({ pid }) => [pid, ...descendants(pid)]);
}

/** Those that run; the dead that nobody has collected yet are left out. */
function processes(): { pid: number; parent: number }[] {
  const lines = existsSync("/proc/self/stat")
    ? linesFromProc()
    : spawnSync("ps", ["-axo", "pid=,stat=,ppid="], { encoding: "utf8" }).stdout.split("\n");
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state]) => state && !state.startsWith("Z"))
    .map(([pid, , parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}

/** Bare Linux images have no `ps`. */
function linesFromProc(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return `${pid} ${stat.slice(stat.lastIndexOf(")") + 2)}`;
      } catch {
        return ""; // It ended while we looked.
      }
    });
}
