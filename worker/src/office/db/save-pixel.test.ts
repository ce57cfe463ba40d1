import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { makePixel, type MadePixel } from "../../../test/builders.ts";
import { decryptText } from "../encryption.ts";
import { listPixels, loadPixel } from "./load-pixel.ts";
import { type PixelInput, savePixel } from "./save-pixel.ts";

const TOKEN = "EAAB0secret0token";

async function readRow(id: string) {
  return env.DB.prepare("SELECT * FROM pixels WHERE id = ?").bind(id).first<Record<string, unknown>>();
}

async function hold(pixel: MadePixel): Promise<void> {
  await env.DB.prepare(
    `UPDATE pixels SET held_at = 5, held_reason = 'token_refused', held_answer = '{"code":190}', wait_until = 9, failures = 3
     WHERE id = ?`,
  )
    .bind(pixel.id)
    .run();
}

async function refusalOf(save: Promise<unknown>): Promise<unknown> {
  return save.then(
    () => "saved",
    (error: { refusal?: unknown }) => error.refusal ?? error,
  );
}

/** An edit as the admin makes it: the token stays away unless it is entered anew. */
function edit({ input }: MadePixel, changed: Partial<PixelInput> = {}): PixelInput {
  return { ...input, accessToken: undefined, ...changed };
}

const LIFTED = { held_at: null, held_reason: null, held_answer: null, wait_until: 0, failures: 0 };
const HELD = {
  held_at: 5,
  held_reason: "token_refused",
  held_answer: `{"code":190}`,
  wait_until: 9,
  failures: 3,
};

describe("a new pixel", () => {
  it("keeps its token encrypted for its own row, and shows only that it has one", async () => {
    const pixel = await makePixel({ accessToken: ` ${TOKEN}\n`, testEventCode: "TEST12345", name: " Toko " });

    const row = await readRow(pixel.id);
    const encrypted = String(row?.["access_token_encrypted"]);
    expect(await decryptText(env.ENCRYPTION_KEY, encrypted, pixel.id)).toBe(TOKEN);
    const shown = await loadPixel(env.DB, pixel.id);
    expect(shown).toEqual({
      id: pixel.id,
      version: 1,
      name: "Toko",
      platform: "meta",
      datasetId: pixel.datasetId,
      hasToken: true,
      testEventCode: "TEST12345",
      graphVersion: "v25.0",
      enabled: true,
      hold: null,
      acceptedAt: null,
      createdAt: expect.any(Number),
      updatedAt: expect.any(Number),
    });
    const all = await listPixels(env.DB);
    expect(all.find(({ id }) => id === pixel.id)).toEqual(shown);
    expect(JSON.stringify([row, all])).not.toContain(TOKEN);
    expect(JSON.stringify(all)).not.toContain(encrypted);
  });

  it("that is off is held for that", async () => {
    const pixel = await makePixel({ enabled: false });

    expect(await loadPixel(env.DB, pixel.id)).toMatchObject({
      enabled: false,
      hold: { at: expect.any(Number), reason: "pixel_off", answer: null },
    });
  });
});

describe("an edit", () => {
  it("without a token keeps the old one, and the Graph version that is not named", async () => {
    const pixel = await makePixel({ graphVersion: "v26.0" });
    const before = await readRow(pixel.id);

    const saved = await savePixel(env, edit(pixel, { name: "Other", graphVersion: undefined }), pixel);

    expect(saved).toEqual({ id: pixel.id, version: 2, released: false });
    expect(await readRow(pixel.id)).toEqual({
      ...before,
      name: "Other",
      version: 2,
      updated_at: expect.any(Number),
    });
  });

  it("without a token needs no key", async () => {
    const pixel = await makePixel();

    const saved = savePixel({ DB: env.DB }, edit(pixel), pixel);

    await expect(saved).resolves.toMatchObject({ version: 2 });
  });

  it("of a version that is old, or of no pixel, changes nothing", async () => {
    const pixel = await makePixel();
    await savePixel(env, edit(pixel, { name: "First" }), pixel);
    const before = await readRow(pixel.id);

    expect(await refusalOf(savePixel(env, edit(pixel, { name: "Late" }), pixel))).toEqual({ kind: "stale" });
    expect(await refusalOf(savePixel(env, edit(pixel), { id: "pix_nothing", version: 1 }))).toEqual({
      kind: "missing",
    });
    expect(await readRow(pixel.id)).toEqual(before);
  });

  it.each<[string, Partial<PixelInput>]>([
    ["token, even the same", { accessToken: TOKEN }],
    ["dataset", { datasetId: "123456789012345" }],
    ["Graph version", { graphVersion: "v26.0" }],
  ])("of the %s lifts the hold", async (_, changed) => {
    const pixel = await makePixel({ accessToken: TOKEN });
    await hold(pixel);

    expect(await savePixel(env, edit(pixel, changed), pixel)).toMatchObject({ released: true });

    expect(await readRow(pixel.id)).toMatchObject(LIFTED);
  });

  it.each<[string, Partial<PixelInput>]>([
    ["name", { name: "Other" }],
    ["test event code", { testEventCode: "TEST1" }],
    ["Graph version to the same", { graphVersion: "v25.0" }],
  ])("of the %s leaves the hold", async (_, changed) => {
    const pixel = await makePixel();
    await hold(pixel);

    expect(await savePixel(env, edit(pixel, changed), pixel)).toMatchObject({ released: false });

    expect(await readRow(pixel.id)).toMatchObject(HELD);
  });
});

describe("the switch of a pixel", () => {
  it("holds it while it is off, whatever held it before or is edited meanwhile", async () => {
    const pixel = await makePixel();
    await hold(pixel);

    const off = await savePixel(env, edit(pixel, { enabled: false }), pixel);

    expect(off.released).toBe(false);
    const row = await readRow(pixel.id);
    expect(row).toMatchObject({ held_reason: "pixel_off", held_answer: null, wait_until: 0, failures: 0 });
    expect(row?.["held_at"]).toBeGreaterThan(5);

    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(Number(row?.["held_at"])));
    const repaired = edit(pixel, { enabled: false, accessToken: TOKEN });
    expect(await savePixel(env, repaired, off)).toMatchObject({ version: 3, released: false });
    expect(await readRow(pixel.id)).toMatchObject({ held_reason: "pixel_off", held_at: row?.["held_at"] });
  });

  it("lifts the hold when it is on again", async () => {
    const pixel = await makePixel({ enabled: false });

    const saved = await savePixel(env, edit(pixel, { enabled: true }), pixel);

    expect(saved).toEqual({ id: pixel.id, version: 2, released: true });
    expect(await readRow(pixel.id)).toMatchObject(LIFTED);
  });
});

describe("what is refused", () => {
  it.each<[string, Partial<PixelInput>, string]>([
    ["name", { name: " " }, "empty"],
    ["datasetId", { datasetId: "1234" }, "malformed"],
    ["datasetId", { datasetId: "123456789012345678901" }, "malformed"],
    ["datasetId", { datasetId: "12345/events" }, "malformed"],
    ["accessToken", { accessToken: undefined }, "empty"],
    ["accessToken", { accessToken: "  " }, "empty"],
    ["accessToken", { accessToken: "too short" }, "malformed"],
    ["accessToken", { accessToken: "with a space in it" }, "malformed"],
    ["accessToken", { accessToken: "with\nnew-line" }, "malformed"],
    ["accessToken", { accessToken: "ünprintable-token" }, "malformed"],
    ["accessToken", { accessToken: "x".repeat(1_001) }, "malformed"],
    ["testEventCode", { testEventCode: "" }, "malformed"],
    ["testEventCode", { testEventCode: "12345" }, "malformed"],
    ["graphVersion", { graphVersion: "25.0" }, "malformed"],
    ["graphVersion", { graphVersion: "v25.0/me" }, "malformed"],
  ])("is a new pixel by its %s: %j", async (field, wrong, problem) => {
    const input: PixelInput = {
      name: "Pixel",
      platform: "meta",
      datasetId: "12345",
      accessToken: TOKEN,
      testEventCode: null,
      enabled: true,
      ...wrong,
    };

    expect(await refusalOf(savePixel(env, input))).toEqual({ kind: "invalid", fields: { [field]: problem } });
  });

  it("is an edit with an empty token", async () => {
    const pixel = await makePixel();

    expect(await refusalOf(savePixel(env, edit(pixel, { accessToken: "" }), pixel))).toEqual({
      kind: "invalid",
      fields: { accessToken: "empty" },
    });
  });

  it.each([
    [undefined, "no_encryption_key"],
    ["", "no_encryption_key"],
    ["short", "malformed_encryption_key"],
  ])("is a token where the deployment's key is %j, and it is in no error", async (key, problem) => {
    const { input } = await makePixel({ accessToken: TOKEN });
    const keyless = key === undefined ? { DB: env.DB } : { DB: env.DB, ENCRYPTION_KEY: key };

    const error: unknown = await savePixel(keyless, input).catch((error: unknown) => error);

    expect(error).toMatchObject({ refusal: { kind: "invalid", fields: { accessToken: problem } } });
    expect(String(error)).not.toContain(TOKEN);
  });
});
