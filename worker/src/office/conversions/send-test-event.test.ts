import { DELIVERY_REASONS } from "@rotator/shared/core/conversion";
import { LANGUAGES } from "@rotator/shared/core/delivery-words";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { makePixel, makeRotator } from "../../../test/builders.ts";
import { type GraphFault, loadDataset, registerDataset, setFaults } from "../../../test/graph.ts";
import { loadConversionSettings } from "../db/conversion-settings.ts";
import { loadPixel } from "../db/load-pixel.ts";
import { loadSealedPixel } from "../db/load-sealed-pixel.ts";
import { savePixel } from "../db/save-pixel.ts";
import { makeDestinations } from "./destinations.ts";
import { openPixel } from "./open-pixel.ts";
import { sendTestEvent } from "./send-test-event.ts";

const TEST_CODE = "TEST4711";

/** A pixel whose dataset the stand-in knows. */
async function makeKnownPixel(testEventCode: string | null = TEST_CODE) {
  const dataset = await registerDataset();
  const pixel = await makePixel({ datasetId: dataset.id, accessToken: dataset.token, testEventCode });
  return { ...pixel, dataset };
}

async function send(pixelId: string, bindings: { ENCRYPTION_KEY?: string } = env) {
  const { meta } = makeDestinations(env, await loadConversionSettings(env.DB));
  return sendTestEvent({ ...bindings, DB: env.DB }, pixelId, meta, "en");
}

async function holdPixel(id: string, reason = "token_refused"): Promise<void> {
  const sql =
    "UPDATE pixels SET held_at = 5, held_reason = ?2, wait_until = 9e15, failures = 3 WHERE id = ?1";
  await env.DB.prepare(sql).bind(id, reason).run();
}

describe("a test event", () => {
  it("reaches the dataset with the pixel's test event code, of a link that there is and of nobody", async () => {
    await makeRotator();
    const pixel = await makeKnownPixel();

    expect(await send(pixel.id)).toMatchObject({
      ok: true,
      delivery: { outcome: "delivered" },
      released: false,
      words: { title: "Meta accepted the test event." },
    });

    const { events } = await loadDataset(pixel.datasetId);
    expect(events).toMatchObject([
      {
        event_name: "ViewContent",
        event_source_url: expect.stringMatching(/^https:\/\/[^/]+\/wa\/[^/]+$/),
        testEventCode: TEST_CODE,
        user_data: { client_ip_address: "203.0.113.7" },
      },
    ]);
    const { results } = await env.DB.prepare("SELECT id FROM conversion_events WHERE pixel_id = ?")
      .bind(pixel.id)
      .all();
    expect(results).toEqual([]);
  });

  it("asks for a test event code where the pixel has none, and sends nothing", async () => {
    const pixel = await makeKnownPixel(null);

    expect(await send(pixel.id)).toEqual({
      ok: false,
      problem: "no_test_event_code",
      words: {
        title: "This pixel has no test event code.",
        nextStep: expect.stringContaining("Events Manager › Test events"),
      },
    });
    expect((await loadDataset(pixel.datasetId)).requests).toEqual([]);
  });

  it("is none for a pixel that is not there", async () => {
    expect(await send("pix_nothing")).toBeUndefined();
  });

  it.each<[string, GraphFault, string, string]>([
    ["hold", { kind: "code", code: 190, subcode: 463, status: 401 }, "has expired", "Make a new one"],
    ["hold", { kind: "code", code: 200, status: 403 }, "may not send", "system user"],
    ["rejected", { kind: "code", code: 100, status: 400 }, "refused", "Meta's own words: “"],
    ["retry", { kind: "code", code: 1, status: 400 }, "does not explain", "Send the test event again"],
    ["retry", { kind: "code", code: 368, status: 400 }, "policies", "then send the test event again"],
    ["retry", { kind: "code", code: 4, status: 400 }, "pause", "Send the test event again"],
    ["retry", { kind: "status", status: 500 }, "fault", "Send the test event again"],
    ["retry", { kind: "html", status: 200 }, "not one of Meta's", "META_GRAPH_URL"],
    ["retry", { kind: "reset" }, "did not answer", "Send the test event again"],
  ])("says in plain words what a %s is by %j", async (outcome, fault, title, nextStep) => {
    const pixel = await makeKnownPixel();
    await setFaults(pixel.datasetId, { next: [fault] });

    expect(await send(pixel.id)).toMatchObject({
      ok: false,
      delivery: { outcome },
      released: false,
      words: { title: expect.stringContaining(title), nextStep: expect.stringContaining(nextStep) },
    });
  });

  it.each(LANGUAGES)(
    "never says in %s that it is tried again by itself, nor where no event is",
    async (language) => {
      const { meta } = makeDestinations(env, await loadConversionSettings(env.DB));
      const pixel = await makeKnownPixel();
      const answers = DELIVERY_REASONS.map((reason) => ({ outcome: "retry", reason, answer: {} }) as const);
      const refusal = { outcome: "rejected", reason: "refused", answer: {} } as const;

      for (const delivery of [...answers, refusal]) {
        const said = await sendTestEvent(env, pixel.id, { ...meta, deliver: async () => delivery }, language);
        expect(said?.words.nextStep).not.toMatch(/is tried|Nothing to do|detail|dicoba|Tidak perlu/);
      }
    },
  );

  it("tells of a token that the deployment's key does not open", async () => {
    const pixel = await makeKnownPixel();

    const answers = await Promise.all([
      send(pixel.id, {}),
      send(pixel.id, { ENCRYPTION_KEY: btoa("another key of thirty-two bytes!") }),
    ]);

    expect(answers).toMatchObject(
      [1, 2].map(() => ({ ok: false, delivery: { reason: "token_unreadable" } })),
    );
    expect((await loadDataset(pixel.datasetId)).requests).toEqual([]);
  });
});

describe("an accepted test event", () => {
  it("lifts the pixel's hold", async () => {
    const pixel = await makeKnownPixel();
    await holdPixel(pixel.id);

    expect(await send(pixel.id)).toMatchObject({ ok: true, released: true });

    const row = await env.DB.prepare(
      "SELECT held_at, held_reason, wait_until, failures FROM pixels WHERE id = ?",
    )
      .bind(pixel.id)
      .first();
    expect(row).toEqual({ held_at: null, held_reason: null, wait_until: 0, failures: 0 });
  });

  it("leaves a pixel off that is off, and tells nobody that an event was accepted", async () => {
    const pixel = await makeKnownPixel();
    await savePixel(env, { ...pixel.input, accessToken: undefined, enabled: false }, pixel);

    expect(await send(pixel.id)).toMatchObject({ ok: true, released: false });

    const shown = await loadPixel(env.DB, pixel.id);
    expect(shown).toMatchObject({ enabled: false, hold: { reason: "pixel_off" }, acceptedAt: null });
  });

  it("is the only one that does", async () => {
    const pixel = await makeKnownPixel();
    await holdPixel(pixel.id);
    await registerDataset({ id: pixel.datasetId, token: "another-token" });

    expect(await send(pixel.id)).toMatchObject({ ok: false, delivery: { reason: "token_refused" } });

    expect(await loadPixel(env.DB, pixel.id)).toMatchObject({ hold: { at: 5, reason: "token_refused" } });
  });
});

it("opens a pixel with the deployment's key only", async () => {
  const pixel = await makePixel();
  const sealed = await loadSealedPixel(env.DB, pixel.id);
  if (!sealed) throw new Error("no pixel");

  expect(await openPixel(env, sealed)).toEqual({
    id: pixel.id,
    datasetId: pixel.datasetId,
    accessToken: pixel.accessToken,
    graphVersion: "v25.0",
  });
  expect(await openPixel({}, sealed)).toBeUndefined();
});
