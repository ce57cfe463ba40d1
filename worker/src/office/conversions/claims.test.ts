import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { loadDataset, registerDataset, setFaults } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { cron, impatient } from "../../../test/send.ts";
import {
  countStates,
  countStats,
  loadLedger,
  makeToldLink,
  quietOffice,
  recordClicks,
} from "../../../test/told-link.ts";
import { claimEvents } from "../db/outbox.ts";
import { savePixel } from "../db/save-pixel.ts";
import { sendAgain } from "../db/send-again.ts";
import { writeOutcomes } from "../db/write-outcomes.ts";
import { deliverPixel } from "./deliver-pixel.ts";
import type { Destination } from "./destination.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DAY = 86_400_000;

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
