import { expect, it } from "vitest";
import { readTextFile } from "./read-text-file.ts";

const utf16 = [0xff, 0xfe, ...[...Buffer.from("name\nRené", "utf16le")]];

it.for([
  ["UTF-8", [...Buffer.from("\uFEFFname\nRené 😊")], "name\nRené 😊"],
  ["UTF-16", utf16, "name\nRené"],
  ["the old encoding of Windows", [...Buffer.from("name\nRen"), 0xe9], "name\nRené"],
] as [string, number[], string][])("reads a file in %s", async ([, bytes, text]) => {
  const file = { arrayBuffer: async () => Uint8Array.from(bytes).buffer } as Blob;
  expect(await readTextFile(file)).toBe(text);
});
