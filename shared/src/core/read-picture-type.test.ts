import { expect, it } from "vitest";
import { readPictureType } from "./read-picture-type.ts";

it.each([
  ["\u0089PNG\r\n\u001a\n…", "image/png"],
  ["\u00ff\u00d8\u00ff\u00e0", "image/jpeg"],
  ["RIFF1234WEBPVP8 ", "image/webp"],
  ["<svg xmlns='http://www.w3.org/2000/svg'/>", undefined],
  ["GIF89a", undefined],
  ["RIFF1234WAVE", undefined],
  ["", undefined],
])("%j is %s", (text, type) => {
  expect(readPictureType(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toBe(type);
});
