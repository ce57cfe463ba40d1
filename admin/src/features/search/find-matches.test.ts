import { expect, it } from "vitest";
import { findMatches } from "./find-matches.ts";

const HITS = [
  { path: "/rotators/1", name: "Promo Lebaran", about: "link.brand.com/wa/promo-lebaran" },
  { path: "/rotators/2", name: "Diskon promo", about: "link.brand.com/wa/diskon" },
  { path: "/cs/1", name: "Ayú", about: "+62 812-3456-7801" },
];

it.each([
  ["promo", ["Promo Lebaran", "Diskon promo"]],
  ["LEBARAN promo", ["Promo Lebaran"]],
  ["wa/diskon", ["Diskon promo"]],
  ["ayu", ["Ayú"]],
  ["0812 3456", ["Ayú"]],
  ["628123456780", ["Ayú"]],
  ["  ", []],
  ["promo x", []],
])("finds by “%s”", (typed, names) => {
  expect(findMatches(HITS, typed).map(({ name }) => name)).toEqual(names);
});
