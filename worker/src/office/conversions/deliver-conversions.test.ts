import { createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { loadDataset, registerDataset, setFaults, type GraphFault } from "../../../test/graph.ts";
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { makeMeteredDatabase } from "../../../test/metered-database.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import {
  countStates,
  countStats,
  loadLedger,
  loadPixelState,
  makeDue,
  makeToldLink,
  quietOffice,
  recordClicks,
} from "../../../test/told-link.ts";
import { claimEvents } from "../db/outbox.ts";
import { savePixel } from "../db/save-pixel.ts";
import { sendAgain } from "../db/send-again.ts";
import { writeOutcomes } from "../db/write-outcomes.ts";
import type { OfficeEnv } from "../env.ts";
import { deliverPixel } from "./deliver-pixel.ts";
import type { Destination } from "./destination.ts";
import { deliverConversions } from "./deliver-conversions.ts";
import { consumeNudges, nudgeDuePixels, nudgePixels } from "./nudge.ts";
import { makeMetaDestination } from "./meta/meta-destination.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DAY = 86_400_000;

// A minute in which old events are given up.
const QUARTER = Date.UTC(2026, 10, 22, 12, 15);

function cron(): Promise<void> {
  return deliverConversions(quietOffice, QUARTER);
}

const impatient = makeMetaDestination({
  graphUrl: env.META_GRAPH_URL,
  defaultCountry: "ID",
  timeoutMs: 300,
});

/** Sends with a destination that waits a moment only for an answer. */
function sendImpatiently(pixelId: string): Promise<void> {
  return deliverPixel(quietOffice, pixelId, impatient, { calls: 500, untilMs: Date.now() + 20_000 });
}

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

describe("a failure that passes", () => {
  it.for<[string, GraphFault, string]>([
    ["status 500", { kind: "status", status: 500 }, "server_error"],
    ["code 1", { kind: "code", code: 1, status: 500 }, "unknown_error"],
    ["code 2", { kind: "code", code: 2, status: 503 }, "temporary_error"],
    ["is_transient", { kind: "code", code: 100, isTransient: true, status: 400 }, "temporary_error"],
    ["HTML", { kind: "html", status: 502 }, "server_error"],
    ["HTML that says all is well", { kind: "html", status: 200 }, "unreadable_answer"],
    ["a reset", { kind: "reset" }, "no_answer"],
    ["a hang", { kind: "hang" }, "no_answer"],
  ])("is tried again later with the same event_id: %s", async ([, fault, reason], { expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 3);
    await setFaults(link.pixel.datasetId, { next: [{ ...fault, when: "before" }] });
    const before = Date.now();
    await sendImpatiently(link.pixel.id);
    const rows = await loadLedger(link.pixel.id);
    expect(rows).toMatchObject([1, 2, 3].map(() => ({ status: "waiting", reason, tries: 1 })));
    for (const { due_at } of rows) {
      expect(due_at).toBeGreaterThanOrEqual(before + 15_000);
      expect(due_at).toBeLessThanOrEqual(Date.now() + 25_000);
    }
    await makeDue(link.pixel.id);
    await sendImpatiently(link.pixel.id);
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 3 });
    expect((await loadDataset(link.pixel.datasetId)).events.map(({ event_id }) => event_id)).toEqual(
      rows.map(({ event_id }) => event_id),
    );
  });

  it.for<[string, GraphFault]>([
    ["a reset", { kind: "reset", when: "after" }],
    ["a hang", { kind: "hang", when: "after" }],
  ])("after Meta has accepted sends the same event_id a second time: %s", async ([, fault], { expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 2);
    await setFaults(link.pixel.datasetId, { next: [fault] });
    await sendImpatiently(link.pixel.id);
    await makeDue(link.pixel.id);
    await sendImpatiently(link.pixel.id);
    const { events } = await loadDataset(link.pixel.datasetId);
    const ids = (await loadLedger(link.pixel.id)).map(({ event_id }) => event_id);
    expect(events.map(({ event_id }) => event_id)).toEqual([...ids, ...ids]);
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 2 });
  });

  it("lets a pixel alone that fails time after time, and forgets that once it is accepted", async ({
    expect,
  }) => {
    const link = await makeToldLink();
    await recordClicks(link, 400);
    await setFaults(link.pixel.datasetId, { every: 1, faults: [{ kind: "status", status: 500 }] });
    await cron();
    expect((await loadDataset(link.pixel.datasetId)).requests).toHaveLength(3);
    const state = await loadPixelState(link.pixel.id);
    expect(state?.wait_until).toBeGreaterThan(Date.now() + 5_000);
    await cron();
    expect((await loadDataset(link.pixel.datasetId)).requests).toHaveLength(3);
    await setFaults(link.pixel.datasetId, { next: [] });
    await makeDue(link.pixel.id);
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 400 });
    expect(await loadPixelState(link.pixel.id)).toMatchObject({ failures: 0 });
  });

  it.for([4, 17, 32, 341, 613, 80_000, 80_003, 80_004, 80_014, 368])(
    "makes the whole pixel wait: code %i",
    async (code, { expect }) => {
      const link = await makeToldLink();
      await recordClicks(link, 60);
      await setFaults(link.pixel.datasetId, { next: [{ kind: "code", code, status: 400 }] });
      await cron();
      expect(await countStates(link.pixel.id)).toEqual({ waiting: 60 });
      expect((await loadDataset(link.pixel.datasetId)).requests).toHaveLength(1);
      const reason = code === 368 ? "blocked_by_policy" : "throttled";
      expect((await loadLedger(link.pixel.id)).filter((row) => row.reason === reason)).toHaveLength(50);
      expect((await loadPixelState(link.pixel.id))?.wait_until).toBeGreaterThan(Date.now() + 55_000);
    },
  );

  it("that may last for ever is not tried for ever; failures of other kinds do not count", async ({
    expect,
  }) => {
    const link = await makeToldLink();
    await recordClicks(link, 3);
    const { datasetId } = link.pixel;
    const fail = async (fault: GraphFault, times: number) => {
      for (let i = 0; i < times; i++) {
        await setFaults(datasetId, { next: [fault] });
        await makeDue(link.pixel.id);
        await cron();
      }
    };
    await fail({ kind: "status", status: 503 }, 12);
    await fail({ kind: "code", code: 1, status: 500 }, 5);
    expect(await countStates(link.pixel.id)).toEqual({ waiting: 3 });
    // Each alone by now, so that only the one to blame is given up.
    await setFaults(datasetId, {
      next: [
        { kind: "code", code: 1 },
        { kind: "code", code: 1 },
        { kind: "code", code: 1 },
      ],
    });
    await makeDue(link.pixel.id);
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ rejected: 1, waiting: 2 });
    await makeDue(link.pixel.id);
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ rejected: 1, delivered: 2 });
  });

  it("of the database after Meta accepted is waited for, and nothing goes out twice", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 60);
    const line = makeUnsteadyDatabase(env.DB);
    const cutting: Destination = {
      ...impatient,
      async deliver(...request) {
        const delivery = await impatient.deliver(...request);
        line.state = "refusing";
        setTimeout(() => (line.state = "up"), 2_500);
        return delivery;
      },
    };
    await deliverPixel({ ...quietOffice, DB: line.db }, link.pixel.id, cutting, {
      calls: 500,
      untilMs: Date.now() + 20_000,
    });
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 60 });
    expect((await loadDataset(link.pixel.datasetId)).events).toHaveLength(60);
  }, 15_000);

  it("ends after a day of trying, never silently", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 1);
    await setFaults(link.pixel.datasetId, { every: 1, faults: [{ kind: "status", status: 500 }] });
    await cron();
    await env.DB.prepare("UPDATE conversion_events SET started_at = started_at - ?2 WHERE pixel_id = ?1")
      .bind(link.pixel.id, DAY)
      .run();
    await makeDue(link.pixel.id);
    await cron();
    const [row] = await loadLedger(link.pixel.id);
    expect(row).toMatchObject({ status: "rejected", reason: "tried_too_long" });
    expect(JSON.parse(row?.answer ?? "{}")).toMatchObject({ status: 500 });
    expect(await countStats(link.pixel.id)).toEqual({ made: 1, delivered: 0, rejected: 1 });
  });

  it("is free again when whoever sent was killed", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 2);
    await env.DB.prepare(
      "UPDATE conversion_events SET status = 'sending', claim = 1, tries = 1, due_at = ?2 WHERE pixel_id = ?1",
    )
      .bind(link.pixel.id, Date.now() + 60_000)
      .run();
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ sending: 2 });
    await env.DB.prepare("UPDATE conversion_events SET due_at = ?2 WHERE pixel_id = ?1")
      .bind(link.pixel.id, Date.now() - 1)
      .run();
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 2 });
  });
});

describe("a refusal", () => {
  it.for<[number, number | undefined, string]>([
    [100, undefined, "refused"],
    [100, 2_804_003, "too_old"],
    [100, 2_804_050, "too_little_customer_data"],
    [100, 2_804_009, "missing_value"],
    [105, undefined, "refused"],
    [2650, undefined, "refused"],
  ])("is final: code %i, subcode %s", async ([code, subcode, reason], { expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 1);
    const fault: GraphFault = { kind: "code", code, status: 400, ...(subcode && { subcode }) };
    await setFaults(link.pixel.datasetId, { next: [fault] });
    await cron();
    const [row] = await loadLedger(link.pixel.id);
    expect(row).toMatchObject({ status: "rejected", reason });
    expect(row?.facts ?? "").not.toContain("114.10.7.7");
    expect(JSON.parse(row?.answer ?? "{}")).toMatchObject({ code, ...(subcode && { subcode }) });
  });

  it("can be sent again, and is counted once", async ({ expect }) => {
    const link = await makeToldLink();
    const [click] = await recordClicks(link, 1);
    await setFaults(link.pixel.datasetId, { next: [{ kind: "code", code: 100, status: 400 }] });
    await cron();
    const oldest = Date.now() - OLDEST_EVENT_MS;
    const id = `cev_${click?.id.slice(4)}`;
    expect(await sendAgain(env.DB, [id], oldest, Date.now())).toEqual({
      ids: [id],
      pixelIds: [link.pixel.id],
    });
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ delivered: 1 });
    expect(await countStats(link.pixel.id)).toEqual({ made: 1, delivered: 1, rejected: 0 });
    expect((await sendAgain(env.DB, [id], oldest, Date.now())).ids).toEqual([]);
  });
});

describe("a batch that must be split", () => {
  it("stops with the budget, and what was not sent has lost nothing", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 50);
    await setFaults(link.pixel.datasetId, { every: 1, faults: [{ kind: "code", code: 100, status: 400 }] });
    await deliverPixel(quietOffice, link.pixel.id, impatient, { calls: 40, untilMs: Date.now() + 20_000 });
    const { requests } = await loadDataset(link.pixel.datasetId);
    expect(requests.length).toBeLessThan(20);
    const waiting = (await loadLedger(link.pixel.id)).filter(({ status }) => status === "waiting");
    expect(waiting.length).toBeGreaterThan(40);
    for (const row of waiting) expect(row).toMatchObject({ tries: 0, reason: null });
  });

  it("stops when the pixel is switched off meanwhile", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, version, input, datasetId } = link.pixel;
    await recordClicks(link, 10);
    await setFaults(datasetId, { next: [{ kind: "code", code: 100, status: 400 }] });
    const switching: Destination = {
      ...impatient,
      async deliver(...request) {
        const delivery = await impatient.deliver(...request);
        await savePixel(env, { ...input, enabled: false }, { id, version });
        return delivery;
      },
    };
    await deliverPixel(quietOffice, id, switching, { calls: 500, untilMs: Date.now() + 20_000 });
    expect((await loadDataset(datasetId)).requests).toHaveLength(1);
    await cron();
    expect(await countStates(id)).toEqual({ held: 10 });
  });
});

describe("a sender that was killed", () => {
  async function killSender(pixelId: string, dueAt: number) {
    await env.DB.prepare(
      "UPDATE conversion_events SET status = 'sending', claim = claim + 1, tries = 1, due_at = ?2, started_at = ?2 WHERE pixel_id = ?1",
    )
      .bind(pixelId, dueAt)
      .run();
  }

  it("leaves events that a held pixel keeps as it keeps the others, the time held not counted", async ({
    expect,
  }) => {
    const link = await makeToldLink();
    const { id, datasetId, version, input } = link.pixel;
    await recordClicks(link, 5);
    const twoDaysAgo = Date.now() - 2 * DAY;
    await killSender(id, twoDaysAgo);
    await registerDataset({ id: datasetId, token: "another-token" });
    await env.DB.prepare(
      "UPDATE pixels SET held_at = ?2, held_reason = 'token_refused', wait_until = ?3 WHERE id = ?1",
    )
      .bind(id, twoDaysAgo, Date.now() + DAY)
      .run();
    await cron();
    expect(await countStates(id)).toEqual({ held: 5 });
    await savePixel(env, { ...input, accessToken: "another-token" }, { id, version });
    await cron();
    expect(await countStates(id)).toEqual({ delivered: 5 });
  });

  it("leaves events that are given up with a pixel that stays off", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, version, input } = link.pixel;
    const old = Date.now() - OLDEST_EVENT_MS - 1_000;
    const clicks = [0, 1].map((i) => makeClick({ rotatorId: link.rotatorId, at: old + i }));
    await deliver([makePack(clicks)], { to: quietOffice });
    await killSender(id, old);
    await savePixel(env, { ...input, enabled: false }, { id, version });
    await cron();
    expect(await countStates(id)).toEqual({ rejected: 2 });
    for (const { facts } of await loadLedger(id)) expect(facts).toBeNull();
    expect(await countStats(id)).toEqual({ made: 2, delivered: 0, rejected: 2 });
  });

  it("and whose outcome lands late changes nothing of a newer claim", async ({ expect }) => {
    const link = await makeToldLink();
    const [click] = await recordClicks(link, 1);
    const { id } = link.pixel;
    const claim = async () => (await claimEvents(env.DB, id, 50, Date.now())).events;
    const first = await claim();
    const refused = first.map((event) => ({
      event,
      outcome: { status: "rejected", reason: "refused" } as const,
    }));
    await writeOutcomes(env.DB, id, refused, undefined, Date.now());
    await sendAgain(env.DB, [`cev_${click?.id.slice(4)}`], 0, Date.now());
    expect(await claim()).toHaveLength(1);
    await writeOutcomes(env.DB, id, refused, undefined, Date.now());
    expect(await countStates(id)).toEqual({ sending: 1 });
    expect(await claim()).toEqual([]);
  });
});

describe("a configuration that stands against it", () => {
  it.for<[number, number | undefined, string]>([
    [190, 463, "token_refused"],
    [102, undefined, "token_refused"],
    [3, undefined, "permission_missing"],
    [10, undefined, "permission_missing"],
    [200, undefined, "permission_missing"],
    [294, undefined, "permission_missing"],
    [299, undefined, "permission_missing"],
    [2635, undefined, "version_refused"],
    [100, 33, "unknown_dataset"],
  ])(
    "holds the pixel with all its events: code %i, subcode %s",
    async ([code, subcode, reason], { expect }) => {
      const link = await makeToldLink();
      await recordClicks(link, 70);
      const fault: GraphFault = { kind: "code", code, status: 400, ...(subcode && { subcode }) };
      await setFaults(link.pixel.datasetId, { next: [fault] });
      await cron();
      expect((await loadDataset(link.pixel.datasetId)).requests).toHaveLength(1);
      expect(await countStates(link.pixel.id)).toEqual({ held: 70 });
      expect(await loadPixelState(link.pixel.id)).toMatchObject({ held_reason: reason });
      await recordClicks(link, 1);
      expect(await countStates(link.pixel.id)).toEqual({ held: 71 });
    },
  );

  it("is mended by a new token: all that was held goes out, the time held not counted", async ({
    expect,
  }) => {
    const link = await makeToldLink();
    const { id, datasetId, version, input } = link.pixel;
    await recordClicks(link, 60);
    await registerDataset({ id: datasetId, token: "another-token" });
    await cron();
    expect(await countStates(id)).toEqual({ held: 60 });
    await env.DB.prepare(
      "UPDATE conversion_events SET started_at = started_at - ?2, held_at = held_at - ?2 WHERE pixel_id = ?1",
    )
      .bind(id, 3 * DAY)
      .run();
    await savePixel(env, { ...input, accessToken: "another-token" }, { id, version });
    await cron();
    expect(await countStates(id)).toEqual({ delivered: 60 });
    for (const { held_ms } of await loadLedger(id)) expect(held_ms).toBeGreaterThanOrEqual(3 * DAY);
  });

  it("that mends itself is noticed within a quarter of an hour", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, datasetId } = link.pixel;
    await recordClicks(link, 60);
    await setFaults(datasetId, { next: [{ kind: "code", code: 190, status: 400 }] });
    await cron();
    await cron();
    expect((await loadDataset(datasetId)).requests).toHaveLength(1);
    expect((await loadPixelState(id))?.wait_until).toBeLessThanOrEqual(Date.now() + 900_000);
    await env.DB.prepare("UPDATE pixels SET wait_until = 0 WHERE id = ?").bind(id).run();
    await cron();
    await cron();
    expect((await loadDataset(datasetId)).requests.map(({ events }) => events)).toEqual([50, 1, 50, 9]);
    expect(await countStates(id)).toEqual({ delivered: 60 });
    expect(await loadPixelState(id)).toMatchObject({ held_at: null, held_reason: null });
  });

  it("that was mended while a request was under way does not hold the mended pixel", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, datasetId, version, input } = link.pixel;
    await recordClicks(link, 5);
    await registerDataset({ id: datasetId, token: "another-token" });
    const mended: Destination = {
      ...impatient,
      async deliver(...request) {
        const refused = await impatient.deliver(...request);
        await savePixel(env, { ...input, accessToken: "another-token" }, { id, version });
        return refused;
      },
    };
    await deliverPixel(quietOffice, id, mended, { calls: 12, untilMs: Date.now() + 5_000 });
    expect(await loadPixelState(id)).toMatchObject({ held_at: null });
    await cron();
    expect(await countStates(id)).toEqual({ delivered: 5 });
  });

  it("is not lifted by what the old token still brought", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, version, input } = link.pixel;
    await recordClicks(link, 2);
    const late: Destination = {
      ...impatient,
      async deliver(...request) {
        const delivery = await impatient.deliver(...request);
        await savePixel(env, { ...input, accessToken: "mistyped-token" }, { id, version });
        await env.DB.prepare("UPDATE pixels SET held_at = 1, held_reason = 'token_refused' WHERE id = ?")
          .bind(id)
          .run();
        return delivery;
      },
    };
    await deliverPixel(quietOffice, id, late, { calls: 500, untilMs: Date.now() + 20_000 });
    expect(await countStates(id)).toEqual({ delivered: 2 });
    expect(await loadPixelState(id)).toMatchObject({ held_reason: "token_refused" });
  });

  it("of a key that was lost holds too, and says so", async ({ expect }) => {
    const link = await makeToldLink();
    await recordClicks(link, 2);
    const key = btoa("another key of thirty-two bytes!");
    await deliverConversions({ ...quietOffice, ENCRYPTION_KEY: key }, QUARTER);
    expect(await countStates(link.pixel.id)).toEqual({ held: 2 });
    expect(await loadPixelState(link.pixel.id)).toMatchObject({ held_reason: "token_unreadable" });
    expect((await loadDataset(link.pixel.datasetId)).requests).toEqual([]);
  });

  it("of a pixel that was switched off keeps its events until it is on again", async ({ expect }) => {
    const link = await makeToldLink();
    const { id, version, input } = link.pixel;
    await recordClicks(link, 4);
    const off = await savePixel(env, { ...input, enabled: false }, { id, version });
    await cron();
    expect(await countStates(id)).toEqual({ held: 4 });
    await savePixel(env, input, { id, version: off.version });
    await cron();
    expect(await countStates(id)).toEqual({ delivered: 4 });
  });

  it("that nobody mends in seven days gives its events up, counted", async ({ expect }) => {
    const link = await makeToldLink();
    const old = Date.now() - OLDEST_EVENT_MS - 1_000;
    const clicks = [0, 1, 2].map((i) => makeClick({ rotatorId: link.rotatorId, at: old + i }));
    await env.DB.prepare("UPDATE pixels SET held_at = 1, held_reason = 'token_refused' WHERE id = ?")
      .bind(link.pixel.id)
      .run();
    await deliver([makePack(clicks)], { to: quietOffice });
    expect(await countStates(link.pixel.id)).toEqual({ held: 3 });
    await cron();
    expect(await countStates(link.pixel.id)).toEqual({ rejected: 3 });
    expect(await countStats(link.pixel.id)).toEqual({ made: 3, delivered: 0, rejected: 3 });
  });
});
