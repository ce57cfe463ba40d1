import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { findKeyProblem } from "@rotator/shared/core/encryption-key";
import { decryptText, encryptText } from "./encryption.ts";

const KEY = env.ENCRYPTION_KEY;
const OTHER_KEY = btoa("another key of thirty-two bytes!");
const TOKEN = "EAABC-token/with+2signs=é";

it("reads what it wrote, in the same row", async () => {
  const encrypted = await encryptText(KEY, TOKEN, "pix_1");

  expect(encrypted).toMatch(/^v1\.[\w-]+$/);
  expect(encrypted).not.toContain("token");
  expect(await decryptText(KEY, encrypted, "pix_1")).toBe(TOKEN);
});

it.each(["", "x", "x".repeat(1_000)])("reads a text of any length: %#", async (text) => {
  expect(await decryptText(KEY, await encryptText(KEY, text, "pix_1"), "pix_1")).toBe(text);
});

it("writes the same text in another way each time", async () => {
  expect(await encryptText(KEY, TOKEN, "pix_1")).not.toBe(await encryptText(KEY, TOKEN, "pix_1"));
});

it("cannot read it in another row, nor with another key or none", async () => {
  const encrypted = await encryptText(KEY, TOKEN, "pix_1");

  expect(await decryptText(KEY, encrypted, "pix_2")).toBeUndefined();
  expect(await decryptText(OTHER_KEY, encrypted, "pix_1")).toBeUndefined();
  expect(await decryptText(undefined, encrypted, "pix_1")).toBeUndefined();
  expect(await decryptText("short", encrypted, "pix_1")).toBeUndefined();
});

it("cannot read a text that was damaged anywhere", async () => {
  const encrypted = await encryptText(KEY, TOKEN, "pix_1");
  const damaged = Array.from(
    encrypted,
    (character, at) => encrypted.slice(0, at) + (character === "A" ? "B" : "A") + encrypted.slice(at + 1),
  );
  const strange = [
    "",
    "v1.",
    "v1.AAAA",
    "v2" + encrypted.slice(2),
    encrypted.slice(0, -4),
    `${encrypted}AAAA`,
  ];

  const read = await Promise.all([...damaged, ...strange].map((text) => decryptText(KEY, text, "pix_1")));

  expect(read.filter((text) => text !== undefined)).toEqual([]);
});

const PROBLEMS: [string | undefined, string][] = [
  [undefined, "missing"],
  ["", "missing"],
  ["\n", "missing"],
  [btoa("sixteen bytes ok"), "malformed"],
  [btoa("forty bytes are more than the key allows"), "malformed"],
  ["!".repeat(44), "malformed"],
];

it.each(PROBLEMS)("says of the key %j what is wrong with it", (key, problem) => {
  expect(findKeyProblem(key)).toBe(problem);
});

it.each(PROBLEMS)("encrypts nothing with the key %j", async (key) => {
  await expect(encryptText(key, TOKEN, "pix_1")).rejects.toThrow("ENCRYPTION_KEY");
});

it.each([KEY, ` ${OTHER_KEY}\n`])("finds no problem in the key %j", (key) => {
  expect(findKeyProblem(key)).toBeUndefined();
});
