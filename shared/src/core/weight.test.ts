import { expect, it } from "vitest";
import { isWeight } from "./weight.ts";

it.each([0, 1, 100, 10_000])("takes %d", (weight) => {
  expect(isWeight(weight)).toBe(true);
});

it.each([-1, 0.5, 10_001, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d", (weight) => {
  expect(isWeight(weight)).toBe(false);
});
