import { env } from "cloudflare:workers";
import { encodeTime } from "@rotator/shared/core/id";
import { describe, it, vi } from "vitest";
import { makeWebhook } from "../../test/alarm-channels.ts";
import { askOffice } from "../../test/ask-office.ts";
import { makeRotator, publishEnv } from "../../test/builders.ts";
import { makeUnsteadyDatabase } from "../../test/unsteady-database.ts";
import { removeAlarmChannel } from "./db/alarm-channels.ts";
import { saveRotator } from "./db/save-rotator.ts";
import { checkHealth, respondHealth } from "./health.ts";

const NOW = Date.now();

/** All is well but for this. */
async function prepareTrouble(...sql: string[]) {
  const clicks = ["click_inbox", "published_rotators", "click_dim_deltas", "dead_letters", "lost_clicks"];
  const tables = [...clicks, "conversion_events", "alarms"];
  const emptied = tables.map((table) => `DELETE FROM ${table}`);
  await env.DB.batch([...emptied, ...sql].map((text) => env.DB.prepare(text)));
}

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

  it("tells a stranger nothing of which API addresses there are", async ({ expect }) => {
    const response = await askOffice("http://admin.example.com/api/nothing");
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ title: "Unauthorized", status: 401 });
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
        ADMIN_HOST: "",
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
      stores: { database: { ok: true }, links: { ok: true }, edge: { ok: true }, rotation: { ok: true } },
      backlog: {
        inbox: { packs: 0 },
        unpublished: { rotators: 0 },
        conversions: { waiting: 0, held: 0, oldestAgeSeconds: 0 },
        alarms: { stopping: 0 },
        dimDeltas: { batches: 0 },
        deadLetters: { all: 0, lastDay: 0 },
        lostClicks: { all: 0, lastDay: 0 },
        database: { alarm: false },
      },
    });
  });

  it("is looked at every ten seconds at most", async ({ expect }) => {
    const ask = async () => (await askOffice("http://admin.example.com/healthz")).json();
    expect(await ask()).toEqual(await ask());
  });

  it("is looked at once for all who ask at the same time", async ({ expect }) => {
    let checks = 0;
    const edge = { ...env.EDGE, fetch: async () => new Response(`check ${++checks}`) };
    const now = Date.now() + 3_600_000;
    await Promise.all(Array.from({ length: 50 }, () => respondHealth({ ...env, EDGE: edge }, now)));
    expect(checks).toBe(1);
  });

  it.for<[trouble: string, sql: string, told: object]>([
    [
      "clicks wait in the inbox",
      "INSERT INTO click_inbox (id, received_at, body) VALUES ('pck_1', :old, 'secret')",
      { inbox: { packs: 1, oldestAgeSeconds: 400 } },
    ],
    [
      "counts are not folded",
      `INSERT INTO click_dim_deltas VALUES ('dlt_${encodeTime(NOW - 400_000)}', 'secret')`,
      { dimDeltas: { batches: 1, oldestAgeSeconds: 400 } },
    ],
    [
      "a click could not be recorded today",
      "INSERT INTO dead_letters (id, at, kind, reason, body) VALUES ('dls_1', :old, 'click', '', 'secret')",
      { deadLetters: { all: 1, lastDay: 1 } },
    ],
    [
      "clicks were lost today",
      "INSERT INTO lost_clicks VALUES ('pck_1', :old, 12)",
      { lostClicks: { all: 12, lastDay: 12 } },
    ],
    [
      "a pixel's token was refused",
      "INSERT INTO alarms VALUES ('alm_1', 'token_refused', 'pix_1', '{}', :old, NULL)",
      { alarms: { stopping: 1 } },
    ],
    [
      "events are held",
      `INSERT INTO conversion_events (id, pixel_id, event_name, event_id, event_at, person_id, facts, status, due_at, started_at, created_at)
      VALUES ('cev_1', 'pix_1', 'Lead', 'evt_1', :old, 'led_1', 'secret', 'held', :old, :old, :old)`,
      { conversions: { waiting: 0, held: 1 } },
    ],
  ])("is degraded when %s", async ([, sql, told], { expect }) => {
    await prepareTrouble(sql.replaceAll(":old", String(NOW - 400_000)));
    const health = await checkHealth(env, NOW);
    expect(health).toMatchObject({ status: "degraded", backlog: told });
    expect(JSON.stringify(health)).not.toContain("secret");
  });

  it("is degraded when a link that was saved is not published for minutes", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await prepareTrouble();
    const { id, version, input } = await makeRotator();
    const publish = async () => Promise.reject(new Error("down"));
    const down = publishEnv({ ROTATION: { getByName: () => ({ publish }) } });
    await saveRotator(down, input, { id, version });
    const now = Date.now();
    expect(await checkHealth(env, now)).toMatchObject({
      status: "ok",
      backlog: { unpublished: { rotators: 1 } },
    });
    expect(await checkHealth(env, now + 400_000)).toMatchObject({
      status: "degraded",
      backlog: { unpublished: { rotators: 1 } },
    });
    vi.restoreAllMocks();
  });

  it("is degraded when alarms cannot be sent, since what they are sent by is sealed with another key", async ({
    expect,
  }) => {
    await prepareTrouble();
    await makeWebhook();
    expect(await checkHealth(env, NOW)).toMatchObject({ status: "ok", unreadableChannels: [] });
    for (const key of [btoa("another thirty-two bytes of key!"), ""])
      expect(await checkHealth({ ...env, ENCRYPTION_KEY: key }, NOW)).toMatchObject({
        status: "degraded",
        stores: { database: { ok: true } },
        unreadableChannels: ["webhook"],
      });
    await removeAlarmChannel(env.DB, "webhook");
  });

  it("tells of what is long past, and is well", async ({ expect }) => {
    await prepareTrouble(
      "INSERT INTO lost_clicks VALUES ('pck_1', 0, 12)",
      "INSERT INTO dead_letters (id, at, kind, reason, body) VALUES ('dls_1', 0, 'pack', '', '')",
    );
    expect(await checkHealth(env, NOW)).toMatchObject({
      status: "ok",
      backlog: { deadLetters: { all: 1, lastDay: 0 }, lostClicks: { all: 12, lastDay: 0 } },
    });
  });

  it("says so when rotations do not answer", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await prepareTrouble();
    const ping = async () => Promise.reject(new Error("overloaded"));
    const health = await checkHealth({ ...env, ROTATION: { getByName: () => ({ ping }) } }, NOW);
    expect(health).toMatchObject({ status: "degraded", stores: { rotation: { ok: false } } });
    vi.restoreAllMocks();
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
        stores: { database: { ok: false }, links: { ok: true }, edge: { ok: true }, rotation: { ok: true } },
      });
      expect(health.backlog).toBeUndefined();
      vi.restoreAllMocks();
    },
  );
});
