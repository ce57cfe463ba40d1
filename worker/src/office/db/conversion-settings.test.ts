import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { makePixel } from "../../../test/builders.ts";
import {
  type ConversionSettings,
  loadConversionSettings,
  saveConversionSettings,
} from "./conversion-settings.ts";
import { saveSetting } from "./settings.ts";

const DEFAULTS: ConversionSettings = {
  defaultPixelId: null,
  viewWindowMinutes: 30,
  leadWindowDays: 7,
  defaultCountry: "ID",
  limitedDataUse: undefined,
};

async function storedValue(key: string): Promise<unknown> {
  const sql = "SELECT value ->> '$' AS value FROM settings WHERE key = ?";
  return (await env.DB.prepare(sql).bind(key).first<{ value: unknown }>())?.value;
}

it("has defaults before anything was saved, and whatever somebody wrote in its place", async () => {
  expect(await loadConversionSettings(env.DB)).toEqual(DEFAULTS);

  const keys = [
    "default_pixel_id",
    "view_window_ms",
    "lead_window_ms",
    "default_country",
    "limited_data_use",
  ];
  for (const strange of [null, -1, {}, "x", "XX", { country: 2, state: 0 }]) {
    for (const key of keys) await saveSetting(env.DB, `conversions.${key}`, strange, 1);
    expect({ ...(await loadConversionSettings(env.DB)), defaultPixelId: null }).toEqual(DEFAULTS);
  }
});

it("is read as it was saved; times stand in milliseconds and the pixel as text, where the database reads them", async () => {
  const pixel = await makePixel();
  const settings: ConversionSettings = {
    defaultPixelId: pixel.id,
    viewWindowMinutes: 45,
    leadWindowDays: 14,
    defaultCountry: "MY",
    limitedDataUse: { country: 1, state: 1_000 },
  };

  await saveConversionSettings(env.DB, settings);

  expect(await loadConversionSettings(env.DB)).toEqual(settings);
  expect(await storedValue("conversions.default_pixel_id")).toBe(pixel.id);
  expect(await storedValue("conversions.view_window_ms")).toBe(2_700_000);
  expect(await storedValue("conversions.lead_window_ms")).toBe(1_209_600_000);

  await saveConversionSettings(env.DB, DEFAULTS);

  expect(await loadConversionSettings(env.DB)).toEqual(DEFAULTS);
  expect(await storedValue("conversions.default_pixel_id")).toBeNull();
});

it.each<[keyof ConversionSettings, Partial<ConversionSettings>]>([
  ["defaultPixelId", { defaultPixelId: "pix_nothing" }],
  ["defaultPixelId", { defaultPixelId: "" }],
  ["viewWindowMinutes", { viewWindowMinutes: 0 }],
  ["viewWindowMinutes", { viewWindowMinutes: 1.5 }],
  ["viewWindowMinutes", { viewWindowMinutes: 1_441 }],
  ["leadWindowDays", { leadWindowDays: 0 }],
  ["leadWindowDays", { leadWindowDays: Number.NaN }],
  ["leadWindowDays", { leadWindowDays: 91 }],
  ["defaultCountry", { defaultCountry: "id" }],
  ["defaultCountry", { defaultCountry: "Indonesia" }],
  ["defaultCountry", { defaultCountry: "XX" }],
  ["defaultCountry", { defaultCountry: "UK" }],
  ["defaultCountry", { defaultCountry: "constructor" }],
  ["limitedDataUse", { limitedDataUse: { country: 0, state: 1_000 } }],
  ["limitedDataUse", { limitedDataUse: { country: 1, state: 0 } }],
  ["limitedDataUse", { limitedDataUse: { country: 1, state: 999 } }],
  ["limitedDataUse", { limitedDataUse: { country: 1, state: 1_014 } }],
  ["limitedDataUse", { limitedDataUse: { country: 2, state: 0 } }],
])("refuses a wrong %s and changes nothing: %j", async (field, wrong) => {
  const before = await loadConversionSettings(env.DB);
  const changed = { ...DEFAULTS, viewWindowMinutes: 99, ...wrong };

  await expect(saveConversionSettings(env.DB, changed)).rejects.toMatchObject({
    refusal: { kind: "invalid", fields: { [field]: expect.any(String) } },
  });

  expect(await loadConversionSettings(env.DB)).toEqual(before);
});

it.each([
  [0, 0],
  [1, 1_000],
  [1, 1_013],
])("takes the place %j, %j for limited data use", async (country, state) => {
  await saveConversionSettings(env.DB, { ...DEFAULTS, limitedDataUse: { country, state } });

  expect((await loadConversionSettings(env.DB)).limitedDataUse).toEqual({ country, state });
});
