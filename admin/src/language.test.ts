import { expect, it } from "vitest";
import { chooseLanguage } from "./language.ts";

it.each([
  [["id-ID", "en"], "id"],
  [["in"], "id"],
  [["en-GB", "id"], "en"],
  [["fr", "id-ID", "en"], "id"],
  [["de"], "en"],
  [["ido"], "en"],
  [[], "en"],
] as const)("speaks to a browser that prefers %j in %s", (preferred, language) => {
  expect(chooseLanguage(preferred)).toBe(language);
});
