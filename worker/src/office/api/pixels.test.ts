import { env } from "cloudflare:workers";
import { afterAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makePixel, makeRotator } from "../../../test/builders.ts";
import { loadDataset, registerDataset } from "../../../test/graph.ts";
import { makeEvents } from "../../../test/make-events.ts";
import { countStates } from "../../../test/told-link.ts";
import { loadSealedPixel } from "../db/load-sealed-pixel.ts";

const TOKEN = "EAAB-a-secret-token";

async function holdPixel(id: string): Promise<void> {
  await env.DB.prepare("UPDATE pixels SET held_at = 5, held_reason = 'token_refused' WHERE id = ?")
    .bind(id)
    .run();
}

// What was nudged would be sent while the next file's tests run.
afterAll(async () => {
  await env.DB.prepare("DELETE FROM conversion_events").run();
});

describe("pixels", () => {
  it("are made, read, edited and deleted, and their token is never told", async ({ expect }) => {
    // Not the first, which becomes the default.
    await makePixel();
    const { key } = await makeKey();
    const body = { name: " Main ", datasetId: "123456789012345", accessToken: TOKEN };
    const made = await askApi("POST", "/pixels", { key, body });
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Main", platform: "meta", enabled: true, hasToken: true, hold: null },
    });
    const path = `/pixels/${made.body.id}`;
    const edit = {
      name: "Second",
      platform: "meta",
      datasetId: body.datasetId,
      testEventCode: "TEST1",
      enabled: true,
    };
    const edited = await askApi("PUT", path, { key, body: { ...edit, version: 1 } });
    expect(edited).toMatchObject({
      status: 200,
      body: { name: "Second", testEventCode: "TEST1", version: 2 },
    });
    const stale = await askApi("PUT", path, { key, body: { ...edit, version: 1 } });
    expect(stale).toMatchObject({ status: 409, body: { code: "stale" } });
    const listed = await askApi("GET", "/pixels", { key });
    expect(listed.body.items).toContainEqual(edited.body);
    expect((await loadSealedPixel(env.DB, made.body.id))?.accessTokenEncrypted).toMatch(/^v1\./);

    expect(await askApi("DELETE", path, { key })).toMatchObject({ status: 204 });
    expect(await askApi("GET", path, { key })).toMatchObject({ status: 404 });
    const changes = await askApi("GET", `/audit-log?subjectId=${made.body.id}`, { key });
    expect(changes.body.items.map(({ action }: { action: string }) => action)).toEqual([
      "pixel.deleted",
      "pixel.updated",
      "pixel.created",
    ]);
    expect(JSON.stringify([made, edited, listed, changes])).not.toContain(TOKEN);
  });

  it("are refused by field", async ({ expect }) => {
    const { key } = await makeKey();
    const good = { name: "P", datasetId: "123456789012345", accessToken: TOKEN };
    for (const [body, errors] of [
      [{}, { name: "wrong_type", datasetId: "wrong_type", accessToken: "wrong_type" }],
      [{ ...good, datasetId: "abc" }, { datasetId: "malformed" }],
      [{ ...good, accessToken: "short" }, { accessToken: "malformed" }],
      [{ ...good, testEventCode: "x" }, { testEventCode: "malformed" }],
      [{ ...good, graphVersion: "25" }, { graphVersion: "malformed" }],
      [{ ...good, platform: "tiktok" }, { platform: "malformed" }],
      [
        { ...good, heldAt: 1, id: "pix_x" },
        { heldAt: "unknown", id: "unknown" },
      ],
    ] as const)
      expect(await askApi("POST", "/pixels", { key, body })).toMatchObject({
        status: 422,
        body: { errors },
      });
  });

  it("that something hangs on are not deleted, and say what it is", async ({ expect }) => {
    const { key } = await makeKey();
    const pixel = await makePixel();
    const path = `/pixels/${pixel.id}`;
    const rotator = await makeRotator({ pixelId: pixel.id, clickEvent: "Lead" });
    await makeEvents(pixel.id, 2);
    expect(await askApi("DELETE", path, { key })).toMatchObject({
      status: 409,
      body: { code: "in_use", errors: { rotators: "in_use", openEvents: "in_use" } },
    });
    expect(await askApi("GET", path, { key })).toMatchObject({
      body: {
        usedBy: { rotators: [{ id: rotator.id, name: "Promo" }], isDefault: false, openEvents: 2 },
      },
    });

    const other = await makePixel();
    await env.DB.prepare(
      "INSERT INTO settings VALUES ('conversions.default_pixel_id', json_quote(?1), 0) ON CONFLICT DO UPDATE SET value = excluded.value",
    )
      .bind(other.id)
      .run();
    expect(await askApi("DELETE", `/pixels/${other.id}`, { key })).toMatchObject({
      status: 409,
      body: { errors: { isDefault: "in_use" } },
    });
    await env.DB.prepare("DELETE FROM settings WHERE key = 'conversions.default_pixel_id'").run();
    expect(await askApi("DELETE", `/pixels/${other.id}`, { key })).toMatchObject({ status: 204 });
  });

  it("send a test event, and answer in the language that was asked for", async ({ expect }) => {
    const { key } = await makeKey();
    const dataset = await registerDataset();
    const bare = await makePixel({ datasetId: dataset.id, accessToken: dataset.token });
    const asked = { key, headers: { "accept-language": "id-ID,id;q=0.9,en;q=0.8" } };
    expect(await askApi("POST", `/pixels/${bare.id}/test`, asked)).toMatchObject({
      status: 200,
      body: {
        ok: false,
        problem: "no_test_event_code",
        words: { title: "Pixel ini belum punya kode test event." },
      },
    });
    const pixel = await makePixel({
      datasetId: dataset.id,
      accessToken: dataset.token,
      testEventCode: "TEST1",
    });
    expect(await askApi("POST", `/pixels/${pixel.id}/test`, { key })).toMatchObject({
      status: 200,
      body: { ok: true, problem: null, words: { title: "Meta accepted the test event." } },
    });
    expect((await loadDataset(dataset.id)).events).toMatchObject([{ testEventCode: "TEST1" }]);
    expect(await askApi("POST", "/pixels/pix_nobody/test", { key })).toMatchObject({ status: 404 });
  });

  it("that are held say why, and are released by hand or by a test event that was accepted", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    for (const way of ["release", "test"]) {
      const dataset = await registerDataset();
      const pixel = await makePixel({
        datasetId: dataset.id,
        accessToken: dataset.token,
        testEventCode: "TEST1",
      });
      await holdPixel(pixel.id);
      // Not due: nobody sends them while the test looks.
      await makeEvents(pixel.id, 2, { status: "held", dueAt: 1 });
      const held = await askApi("GET", `/pixels/${pixel.id}`, {
        key,
        headers: { "accept-language": "id" },
      });
      expect(held.body.hold).toMatchObject({
        reason: "token_refused",
        words: { title: "Meta menolak access token pixel ini." },
      });
      const body = way === "release" ? { version: 1 } : undefined;
      expect(await askApi("POST", `/pixels/${pixel.id}/${way}`, { key, body })).toMatchObject({
        status: 200,
      });
      expect(await askApi("GET", `/pixels/${pixel.id}`, { key })).toMatchObject({ body: { hold: null } });
      expect((await countStates(pixel.id))["held"]).toBeUndefined();
    }
  });

  it("that are off or were saved meanwhile are not released", async ({ expect }) => {
    const { key } = await makeKey();
    const off = await makePixel({ enabled: false });
    expect(await askApi("POST", `/pixels/${off.id}/release`, { key, body: { version: 1 } })).toMatchObject({
      status: 422,
      body: { errors: { enabled: "off" } },
    });
    const pixel = await makePixel();
    await holdPixel(pixel.id);
    expect(await askApi("POST", `/pixels/${pixel.id}/release`, { key, body: { version: 2 } })).toMatchObject({
      status: 409,
    });
    expect(await askApi("GET", `/pixels/${pixel.id}`, { key })).toMatchObject({
      body: { hold: { reason: "token_refused" } },
    });
  });
});

it("makes the first pixel the default, and no later one", async ({ expect }) => {
  const { key } = await makeKey();
  await env.DB.batch([
    env.DB.prepare("DELETE FROM pixels"),
    env.DB.prepare("DELETE FROM settings WHERE key LIKE 'conversions.%'"),
  ]);
  const make = async () => {
    const body = {
      name: "Brand",
      platform: "meta",
      datasetId: "1234567890123456",
      accessToken: "a".repeat(40),
    };
    const made = await askApi("POST", "/pixels", {
      key,
      body: { ...body, testEventCode: null, enabled: true },
    });
    expect(made).toMatchObject({ status: 201 });
    return made.body;
  };
  const first = await make();
  expect(first.usedBy).toMatchObject({ isDefault: true });
  expect((await make()).usedBy).toMatchObject({ isDefault: false });
  const { body } = await askApi("GET", "/settings/conversions", { key });
  expect(body.defaultPixelId).toBe(first.id);
});
