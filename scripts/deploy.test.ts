import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { experimental_readRawConfig as readRawConfig } from "wrangler";
import { ROOT } from "./run.mjs";
import { StubCloudflare } from "./stub-cloudflare.ts";

let api: StubCloudflare;
let apiUrl: string;
let folder: string;

beforeEach(async () => {
  api = new StubCloudflare();
  apiUrl = await api.start();
  folder = mkdtempSync(join(tmpdir(), "rotator-deploy-"));
  for (const file of ["wrangler.toml", "wrangler.office.toml"])
    copyFileSync(join(ROOT, file), join(folder, file));
});

afterEach(() => {
  api.stop();
  rmSync(folder, { recursive: true });
});

interface Outcome {
  code: number;
  printed: string;
}

async function runScript(script: "setup" | "deploy", env: Record<string, string> = {}): Promise<Outcome> {
  const child = spawn("node", [`scripts/${script}.mjs`], {
    cwd: ROOT,
    env: {
      ...withoutOurs(process.env),
      CLOUDFLARE_API_TOKEN: "a-token",
      CLOUDFLARE_API_BASE_URL: apiUrl,
      CONFIG_DIR: folder,
      ...env,
    },
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (text: Buffer) => (printed += text.toString()));
  await once(child, "close");
  return { code: child.exitCode ?? 1, printed };
}

/** What this machine says of Cloudflare and of itself must not decide a test. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ["CI", "SETUP_TOKEN", "ENCRYPTION_KEY", "CLOUDFLARE_ACCOUNT_ID"];
  return Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name)));
}

function read(file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

function idsIn(file: string): unknown[] {
  const { rawConfig } = readRawConfig({ config: join(folder, file) });
  return [rawConfig.d1_databases?.[0]?.database_id, rawConfig.kv_namespaces?.[0]?.id];
}

describe("set-up", () => {
  it("makes everything by name, writes the same ids into both files and gives secrets to the office alone", async () => {
    const { code, printed } = await runScript("setup");

    expect(code, printed).toBe(0);
    expect(api.databases.map(({ name }) => name)).toEqual(["rotator"]);
    expect(api.namespaces.map(({ title }) => title)).toEqual(["rotator-links"]);
    expect(api.queues.map(({ queue_name }) => queue_name)).toEqual([
      "rotator-clicks",
      "rotator-clicks-dead",
      "rotator-conversions",
    ]);
    const ids = [api.databases[0]?.uuid, api.namespaces[0]?.id];
    expect(idsIn("wrangler.toml")).toEqual(ids);
    expect(idsIn("wrangler.office.toml")).toEqual(ids);
    expect([...api.secrets.keys()]).toEqual(["rotator-office"]);
    const secrets = api.secrets.get("rotator-office") ?? {};
    expect(Object.keys(secrets).toSorted()).toEqual(["ENCRYPTION_KEY", "SETUP_TOKEN"]);
    expect(Buffer.from(secrets["ENCRYPTION_KEY"] ?? "", "base64")).toHaveLength(32);
    expect(printed).toContain(secrets["SETUP_TOKEN"]);
    expect(printed).not.toContain(secrets["ENCRYPTION_KEY"]);
  });

  it("changes nothing when it runs again", async () => {
    await runScript("setup");
    const files = ["wrangler.toml", "wrangler.office.toml"].map(read);
    const secrets = structuredClone(api.secrets);
    api.calls.length = 0;

    const { code } = await runScript("setup");

    expect(code).toBe(0);
    expect(api.changes()).toEqual([]);
    expect(api.secrets).toEqual(secrets);
    expect(["wrangler.toml", "wrangler.office.toml"].map(read)).toEqual(files);
  });

  it("changes nothing in the files but the two ids, so that local development keeps its database", async () => {
    const before = read("wrangler.office.toml").split("\n");
    await runScript("setup");
    const changed = read("wrangler.office.toml")
      .split("\n")
      .filter((line, index) => line !== before[index]);
    expect(changed).toEqual([expect.stringMatching(/^database_id = /), expect.stringMatching(/^id = /)]);
  });

  it("prints no setup token where the log may be public", async () => {
    const { code, printed } = await runScript("setup", { CI: "true" });
    expect(code).toBe(0);
    expect(Object.keys(api.secrets.get("rotator-office") ?? {})).toEqual(["ENCRYPTION_KEY"]);
    expect(printed).toContain("Set SETUP_TOKEN");
  });

  it("takes the secrets of the environment and does not print them", async () => {
    const { printed } = await runScript("setup", {
      SETUP_TOKEN: "chosen-by-me",
      ENCRYPTION_KEY: "kept-from-before",
    });
    expect(api.secrets.get("rotator-office")).toEqual({
      SETUP_TOKEN: "chosen-by-me",
      ENCRYPTION_KEY: "kept-from-before",
    });
    expect(printed).not.toMatch(/chosen-by-me|kept-from-before/);
  });

  it("goes on without queues where the plan has none", async () => {
    api.faults.set("/queues", {
      status: 403,
      code: 100129,
      message: "Queues are unavailable on the free plan.",
    });
    const { code, printed } = await runScript("setup");
    expect(code).toBe(0);
    expect(printed).toContain("Clicks then go through the database");
    expect(idsIn("wrangler.toml")).toEqual([api.databases[0]?.uuid, api.namespaces[0]?.id]);
    expect([...api.secrets.keys()]).toEqual(["rotator-office"]);
  });

  it("says which permissions a token needs when it is refused, and leaves the files alone", async () => {
    api.faults.set("/d1", { status: 403, code: 10000, message: "Authentication error" });
    const before = read("wrangler.toml");
    const { code, printed } = await runScript("setup");
    expect(code).toBe(1);
    expect(printed).toContain("refused to list D1 databases: Authentication error [10000]");
    expect(printed).toContain("D1: Edit");
    expect(printed).not.toContain("    at ");
    expect(read("wrangler.toml")).toBe(before);
  });

  it("says so when nothing answers", async () => {
    api.stop();
    const { code, printed } = await runScript("setup");
    expect(code).toBe(1);
    expect(printed).toContain("Cloudflare could not be reached");
  });
});

describe("deployment", () => {
  it("refuses before anything was set up", async () => {
    const { code, printed } = await runScript("deploy");
    expect(code).toBe(1);
    expect(printed).toContain("npm run setup");
    expect(api.calls).toEqual([]);
  });

  it("migrates, then deploys the edge, then the office, and the edge gets no secret", async () => {
    await runScript("setup");
    api.calls.length = 0;

    const { code, printed } = await runScript("deploy");

    expect(code, printed).toBe(0);
    const steps = api.changes().filter((change) => /\/query$|^PUT \/workers\/scripts\/[^/]+$/.test(change));
    expect([...new Set(steps)]).toEqual([
      `POST /d1/database/${api.databases[0]?.uuid}/query`,
      "PUT /workers/scripts/rotator-edge",
      "PUT /workers/scripts/rotator-office",
    ]);
    const edge = api.uploads.get("rotator-edge")?.bindings ?? [];
    expect(edge.filter(({ type }) => type === "secret_text" || type === "assets")).toEqual([]);
    expect(api.uploads.get("rotator-office")?.keep_bindings).toContain("secret_text");
    expect(edge).toContainEqual(expect.objectContaining({ type: "d1", id: api.databases[0]?.uuid }));
    expect(edge).toContainEqual(expect.objectContaining({ type: "queue", queue_name: "rotator-clicks" }));
  });

  it("deploys both Workers without queues where the account has none", async () => {
    api.faults.set("/queues", {
      status: 403,
      code: 100129,
      message: "Queues are unavailable on the free plan.",
    });
    await runScript("setup");
    const { code, printed } = await runScript("deploy");
    expect(code, printed).toBe(0);
    const bindings = [...api.uploads.values()].flatMap((upload) => upload.bindings);
    expect(bindings.length).toBeGreaterThan(0);
    expect(bindings.filter(({ type }) => type === "queue")).toEqual([]);
    expect(bindings.find(({ name }) => name === "CALL_LIMIT")).toMatchObject({ text: "50" });
  });

  it("begins nothing after a step that failed", async () => {
    await runScript("setup");
    api.faults.set(`/d1/database/${api.databases[0]?.uuid}/query`, {
      status: 400,
      code: 7500,
      message: "no such table",
    });
    const { code, printed } = await runScript("deploy");
    expect(code).toBe(1);
    expect(printed).toContain("Migrations failed");
    expect(api.uploads.has("rotator-edge")).toBe(false);
  });
});
