import { it } from "vitest";
import { findCodes } from "./find-codes.ts";

it.for([
  ["7K3M9QXA", ["7K3M9QXA"]],
  ["7k3m9qxa", ["7K3M9QXA"]],
  ["7K3M9QOI", ["7K3M9Q01"]],
  ["Halo Kak, saya mau tanya promonya.\n(Ref: 7K3M9QXA)", ["7K3M9QXA", "PR0M0NYA"]],
  ["*ref:7K3M9QXA* lalu 0123ABCD", ["7K3M9QXA", "0123ABCD"]],
  ["_7K3M9QXA_ 7K3M9QXA", ["7K3M9QXA"]],
  ["７Ｋ３Ｍ９ＱＸＡ", ["7K3M9QXA"]],
  ["UUUUUUUU 7K3M9QX 7K3M9QXAA", []],
  ["", []],
] as [string, string[]][])("%j may tell of %j", ([text, codes], { expect }) => {
  expect(findCodes(text)).toEqual(codes);
});

it("takes no more of a text than a search can look up", ({ expect }) => {
  const text = Array.from({ length: 400 }, (_, index) => String(10_000_000 + index)).join(" ");
  expect(findCodes(text)).toHaveLength(50);
});
