import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { loadDataset, registerDataset, setFaults, type GraphFault } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { cron, impatient, QUARTER } from "../../../test/send.ts";
import {
  countStates,
  countStats,
  loadLedger,
  loadPixelState,
  makeToldLink,
  quietOffice,
  recordClicks,
} from "../../../test/told-link.ts";
import { savePixel } from "../db/save-pixel.ts";
import { deliverConversions } from "./deliver-conversions.ts";
import { deliverPixel } from "./deliver-pixel.ts";
import type { Destination } from "./destination.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DAY = 86_400_000;

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
