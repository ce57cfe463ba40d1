import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { loadDataset } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { makeMeteredDatabase } from "../../../test/metered-database.ts";
import { cron, QUARTER } from "../../../test/send.ts";
import {
  countStates,
  countStats,
  loadLedger,
  loadPixelState,
  makeToldLink,
  quietOffice,
  recordClicks,
} from "../../../test/told-link.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { sendAgain } from "../db/send-again.ts";
import type { OfficeEnv } from "../env.ts";
import { deliverConversions } from "./deliver-conversions.ts";
import { consumeNudges, nudgeDuePixels, nudgePixels } from "./nudge.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DAY = 86_400_000;

describe("delivery", () => {
  it("goes from the clicks queue to Meta through the platform's own queue", async ({ expect }) => {
    const link = await makeToldLink();
    const clicks = Array.from({ length: 5 }, () =>
      makeClick({ rotatorId: link.rotatorId, ip: "114.10.7.7" }),
    );
    await deliver([makePack(clicks)]);
    await vi.waitFor(async () => expect(await countStates(link.pixel.id)).toEqual({ delivered: 5 }), 8_000);
    const { events } = await loadDataset(link.pixel.datasetId);
    expect(events.map(({ event_id }) => event_id).toSorted()).toEqual(
      clicks.map(({ id }) => `evt_${id.slice(4)}`).toSorted(),
    );
  }, 15_000);

  it("goes on by itself where more is due than one run may send", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 220);
    const nudge = { id: "1", timestamp: new Date(), attempts: 1, body: { pixelId: link.pixel.id } };
    await consumeNudges(createMessageBatch("rotator-conversions", [nudge]), { ...env, CALL_LIMIT: "20" });
    expect((await countStates(link.pixel.id))["delivered"]).toBe(100);
    await vi.waitFor(async () => expect(await countStates(link.pixel.id)).toEqual({ delivered: 220 }), 8_000);
    expect((await loadDataset(link.pixel.datasetId)).requests).toHaveLength(5);
  }, 15_000);

  it("nudges any number of pixels", async ({ expect }) => {
    const bodies: unknown[] = [];
    const sendBatch = async (messages: Iterable<{ body: unknown }>) => {
      const batch = [...messages];
      if (batch.length > 100) throw new Error("too many messages");
      bodies.push(...batch.map(({ body }) => body));
    };
    // Only what it is used for.
    const NUDGES = { sendBatch } as unknown as NonNullable<OfficeEnv["NUDGES"]>;
    await nudgePixels(
      { NUDGES },
      Array.from({ length: 205 }, (_, i) => `pix_${i}`),
    );
    expect(bodies).toHaveLength(205);
  });

  it("that cannot find out what is due does not keep clicks from being recorded", async ({ expect }) => {
    const hanging = makeUnsteadyDatabase(env.DB);
    hanging.state = "hanging";
    const startedAt = Date.now();
    await nudgeDuePixels({ ...env, DB: hanging.db });
    expect(Date.now() - startedAt).toBeLessThan(5_000);
  }, 10_000);

  it("begins nothing that the plan's calls would not let it write down", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 120);
    await deliverConversions({ ...quietOffice, CALL_LIMIT: "50" }, QUARTER);
    const { requests } = await loadDataset(link.pixel.datasetId);
    expect(requests.length).toBeLessThanOrEqual(2);
    expect(await countStates(link.pixel.id)).toEqual({
      delivered: 50 * requests.length,
      waiting: 120 - 50 * requests.length,
    });
  });

  it("of many pixels side by side begins nothing that it could not write down either", async ({ expect }) => {
    const others = "UPDATE pixels SET wait_until = ?1";
    await env.DB.prepare(others)
      .bind(Date.now() + DAY)
      .run();
    const links = await Promise.all(Array.from({ length: 10 }, () => makeToldLink()));
    for (const link of links) await recordClicks(link, 3);
    const metered = makeMeteredDatabase(env.DB, 50);
    await deliverConversions({ ...quietOffice, DB: metered.db, CALL_LIMIT: "50" }, QUARTER);
    expect(metered.calls).toBeLessThanOrEqual(30);
    let accepted = 0;
    for (const { pixel } of links) {
      const events = (await loadDataset(pixel.datasetId)).acceptedCount;
      expect((await countStates(pixel.id))["delivered"] ?? 0).toBe(events);
      accepted += events;
    }
    expect(accepted).toBeGreaterThan(0);
    await env.DB.prepare(others)
      .bind(Date.now() + DAY)
      .run();
  });

  it("that the database refuses is left to cron, not nudged again and again", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 3);
    const batch = () => Promise.reject(new Error("D1_ERROR: database or disk is full: SQLITE_FULL"));
    const full = new Proxy(env.DB, {
      get(target, key) {
        if (key === "batch") return batch;
        const value: unknown = Reflect.get(target, key);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
    let nudges = 0;
    const sendBatch = async () => void nudges++;
    // Only what it is used for.
    const NUDGES = { sendBatch } as unknown as NonNullable<OfficeEnv["NUDGES"]>;
    const nudge = { id: "1", timestamp: new Date(), attempts: 1, body: { pixelId: link.pixel.id } };
    await consumeNudges(createMessageBatch("rotator-conversions", [nudge]), { ...env, DB: full, NUDGES });
    expect(nudges).toBe(0);
  });

  it("puts up to 50 events in a request, and counts what was accepted", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 120);
    await cron();
    const { requests } = await loadDataset(link.pixel.datasetId);
    expect(requests.map(({ events }) => events).toSorted((a, b) => a - b)).toEqual([20, 50, 50]);
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 120 });
    expect(await countStats(link.pixel.id)).toEqual({ made: 120, delivered: 120, rejected: 0 });
    expect((await loadPixelState(link.pixel.id))?.accepted_at).toBeGreaterThan(Date.now() - 60_000);
  });

  it("leaves no full address and no user agent in a row that is final", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 1);
    const [before] = await loadLedger(link.pixel.id);
    expect(before?.facts).toContain("114.10.7.7");
    await cron();
    const [row] = await loadLedger(link.pixel.id);
    expect(JSON.stringify(row)).not.toMatch(/114\.10\.7\.7|Mozilla/);
    expect(JSON.parse(row?.match_keys ?? "[]")).toEqual(
      expect.arrayContaining(["client_ip_address", "client_user_agent", "external_id", "country"]),
    );
    expect(row?.finished_at).not.toBeNull();
  });

  it("sends a row once, whoever asks at the same moment", async ({ expect }) => {
    const link = await makeToldLink();
    const clicks = await recordClicks(link, 130);
    const ids = clicks.map(({ id }) => `cev_${id.slice(4)}`);
    const again = async () => {
      await sendAgain(env.DB, ids, Date.now() - OLDEST_EVENT_MS, Date.now());
      await cron();
    };
    await Promise.all([cron(), again(), cron(), again(), cron()]);
    const { events } = await loadDataset(link.pixel.datasetId);
    expect(events).toHaveLength(130);
    expect(new Set(events.map(({ event_id }) => event_id)).size).toBe(130);
    expect(await countStats(link.pixel.id)).toEqual({ made: 130, delivered: 130, rejected: 0 });
  });

  it("finds before sending what would sink its batch", async ({ expect }) => {
    const link = await makeToldLink();
    const [old, other, ...good] = await recordClicks(link, 10);
    await env.DB.prepare("UPDATE conversion_events SET event_at = ?2 WHERE click_id = ?1")
      .bind(old?.id, Date.now() - OLDEST_EVENT_MS)
      .run();
    await env.DB.prepare("UPDATE conversion_events SET facts = 'no JSON' WHERE click_id = ?1")
      .bind(other?.id)
      .run();
    await cron();
    const { requests } = await loadDataset(link.pixel.datasetId);
    expect(requests).toMatchObject([{ events: good.length, status: 200 }]);
    const rows = await loadLedger(link.pixel.id);
    expect(rows.slice(0, 2)).toMatchObject([
      { status: "rejected", reason: "too_old" },
      { status: "rejected", reason: "malformed_facts" },
    ]);
    expect(await countStats(link.pixel.id)).toEqual({ made: 10, delivered: 8, rejected: 2 });
  });

  it("splits a batch that Meta refuses until the bad one is alone", async ({ expect }) => {
    const link = await makeToldLink();
    const clicks = await recordClicks(link, 40);
    // No link has such a path; the stand-in refuses the whole request for such an event.
    await env.DB.prepare(
      "UPDATE conversion_events SET facts = json_set(facts, '$.url', 'https://link.example.com/a%40b.test') WHERE click_id = ?",
    )
      .bind(clicks[17]?.id)
      .run();
    await cron();
    const { requests } = await loadDataset(link.pixel.datasetId);
    expect(requests.length).toBeLessThan(15);
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 39, rejected: 1 });
    const rejected = (await loadLedger(link.pixel.id)).find(({ status }) => status === "rejected");
    expect(rejected).toMatchObject({ event_id: `evt_${clicks[17]?.id.slice(4)}`, reason: "refused" });
    expect(JSON.parse(rejected?.answer ?? "{}")).toMatchObject({ code: 100, traceId: expect.any(String) });
  });
});
