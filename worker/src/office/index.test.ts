import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { askOffice } from "../../test/ask-office.ts";
import { makeUnsteadyDatabase } from "../../test/unsteady-database.ts";
import { makeTestId } from "../../test/make-click.ts";
import { checkHealth } from "./health.ts";

describe("the office's door", () => {
  it.for(["/", "/rotators/rot_1", "/index.html"])(
    "serves the admin at %s, never from a cache or in a frame",
    async (path, { expect }) => {
      const response = await askOffice(`http://admin.example.com${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toContain("text/html");
      expect(response.headers.get("cache-control")).toBe("no-store");
      expect(response.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(response.headers.get("content-security-policy")).not.toContain("unsafe-inline");
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    },
  );

  it("answers an unknown API address with a problem", async ({ expect }) => {
    const response = await askOffice("http://admin.example.com/api/rotators");
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ title: "Not Found", status: 404 });
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
  });

  it("hands links to the edge only where it is told to", async ({ expect }) => {
    const asked: string[] = [];
    // The edge itself is tried elsewhere; here it matters who is asked.
    const edge = {
      ...env.EDGE,
      fetch: async (request: Request) => new Response(`edge ${asked.push(request.url)}`),
    };
    for (const [forward, expected] of [
      ["on", "edge 1"],
      ["off", undefined],
    ] as const) {
      const response = await askOffice("http://localhost:8787/wa/promo", {
        ...env,
        EDGE: edge,
        FORWARD_LINKS: forward,
      });
      if (expected === undefined) expect(await response.text()).toContain("<!doctype html>");
      else expect(await response.text()).toBe(expected);
    }
    expect(asked).toEqual(["http://localhost:8787/wa/promo"]);
  });
});

describe("deep health", () => {
  it("says that all is well, without personal data", async ({ expect }) => {
    const response = await askOffice("http://admin.example.com/healthz");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ok",
      stores: { database: { ok: true }, links: { ok: true }, edge: { ok: true } },
      backlog: {
        inbox: { packs: 0 },
        deadLetters: 0,
        unpublishedRotators: 0,
        dimDeltas: 0,
        lostClicks: 0,
        database: { alarm: false },
      },
    });
  });

  it("is looked at every ten seconds at most", async ({ expect }) => {
    const ask = async () => (await askOffice("http://admin.example.com/healthz")).json();
    expect(await ask()).toEqual(await ask());
  });

  it("tells what waits and what was lost", async ({ expect }) => {
    const now = Date.now();
    await env.DB.batch([
      env.DB.prepare("INSERT INTO click_inbox (id, received_at, body) VALUES (?, ?, '')").bind(
        makeTestId("pck"),
        now - 400_000,
      ),
      env.DB.prepare("INSERT INTO lost_clicks VALUES (?, 0, 12)").bind(makeTestId("pck")),
      env.DB.prepare(
        "INSERT INTO dead_letters (id, at, kind, reason, body) VALUES ('dls_1', 0, 'pack', '', 'secret')",
      ),
    ]);
    const health = await checkHealth(env, now);
    expect(health).toMatchObject({
      status: "degraded",
      backlog: { inbox: { packs: 1, oldestAgeSeconds: 400 }, deadLetters: 1, lostClicks: 12 },
    });
    expect(JSON.stringify(health)).not.toContain("secret");
  });

  it.for(["refusing", "hanging"] as const)(
    "says so when the database is %s, and soon",
    async (state, { expect }) => {
      vi.spyOn(console, "error").mockImplementation(() => {});
      const line = makeUnsteadyDatabase(env.DB);
      line.state = state;
      const health = await checkHealth({ ...env, DB: line.db }, Date.now(), 200);
      expect(health).toMatchObject({
        status: "degraded",
        stores: { database: { ok: false }, links: { ok: true }, edge: { ok: true } },
      });
      expect(health.backlog).toBeUndefined();
      vi.restoreAllMocks();
    },
  );
});
