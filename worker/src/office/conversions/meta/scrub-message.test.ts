import { it } from "vitest";
import { scrubMessage } from "./scrub-message.ts";

const HASH = "62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f";

it.for<[said: string, kept: string]>([
  ["(#100) Invalid parameter", "(#100) Invalid parameter"],
  ["(#80004) There have been too many calls.", "(#80004) There have been too many calls."],
  ["Malformed access token EAABsbCS1iHgBAKZC_x-9", "Malformed access token …"],
  ["App token 1234567890|aBc-dEf_1 is bad", "App token … is bad"],
  [`Bad em ${HASH}.`, "Bad em …."],
  [`Bad em ${HASH.toUpperCase()}`, "Bad em …"],
  ["Bad em 'Budi.S+x@brand.co.id'", "Bad em '…'"],
  ["Bad url https://x.id/?e=budi%40brand.co.id", "Bad url https://x.id/?e=…"],
  ["Bad url ?e=budi%2540brand.co.id, sorry", "Bad url ?e=…, sorry"],
  ["Bad ph +62 812-3456-7890!", "Bad ph …!"],
  ["Bad ph (650)555-1212", "Bad ph …"],
  ["Bad ph 0812.3456.7890", "Bad ph …"],
  ["Bad client_ip_address 36.68.10.20", "Bad client_ip_address …"],
  ["Bad client_ip_address 2001:448a:2020:1::7, sorry", "Bad client_ip_address …, sorry"],
  ["Bad ::ffff:36.68.10.20", "Bad …"],
  ["", ""],
])("%j is kept as %j", ([said, kept], { expect }) => {
  expect(scrubMessage(said)).toBe(kept);
});

it("is cut to 300 characters, and no cut lets half of a secret through", ({ expect }) => {
  expect(Array.from(scrubMessage("😀 ".repeat(1000)))).toHaveLength(300);
  for (let length = 270; length < 320; length++)
    expect(scrubMessage(`${"ab ".repeat(length).slice(0, length)} ${HASH}`)).not.toContain("62a1");
});

it("takes no time over what is endless", ({ expect }) => {
  const startedAt = performance.now();
  for (const piece of ["a", "1", "a@", ":", "1.", "EAA", "(", "1 ", "a:", "1|", "%25", "a%40"])
    scrubMessage(piece.repeat(65_536 / piece.length));
  expect(performance.now() - startedAt).toBeLessThan(1000);
});
