import { expect, it } from "vitest";
import { listDifferences } from "./list-differences.ts";

it.each([
  ["what did not change is left out", { a: 1, b: 2 }, { a: 1, b: 3 }, ["b"]],
  [
    "versions and times of saving say nothing",
    { version: 1, updatedAt: 5 },
    { version: 2, updatedAt: 6 },
    [],
  ],
  [
    "what lies within is named by its way",
    { s: { days: 1, on: true } },
    { s: { days: 2, on: true } },
    ["s.days"],
  ],
  ["what is new is told field by field", null, { name: "Ayu", phone: null }, ["name"]],
  ["lists are compared as a whole", { l: [1, 2] }, { l: [2, 1] }, ["l"]],
] as const)("%s", (_what, before, after, fields) => {
  expect(listDifferences(before, after).map(({ field }) => field)).toEqual(fields);
});
