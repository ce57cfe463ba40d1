import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { loadDataset, setFaults, type GraphFault } from "../../../test/graph.ts";
import { cron, impatient, sendImpatiently } from "../../../test/send.ts";
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
import { makeUnsteadyDatabase } from "../../../test/unsteady-database.ts";
import { sendAgain } from "../db/send-again.ts";
import { deliverPixel } from "./deliver-pixel.ts";
import type { Destination } from "./destination.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DAY = 86_400_000;

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
