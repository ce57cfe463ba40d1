import { it } from "vitest";
import { isLimitedDataUse } from "./limited-data-use.ts";

it.for<[country: number, state: number, valid: boolean]>([
  [0, 0, true],
  [1, 1000, true],
  [1, 1013, true],
  [1, 0, false],
  [1, 999, false],
  [1, 1014, false],
  [1, 1000.5, false],
  [0, 1000, false],
  [2, 1000, false],
  [Number.NaN, Number.NaN, false],
])("country %d with state %d is one of Meta's: %j", ([country, state, valid], { expect }) => {
  expect(isLimitedDataUse({ country, state })).toBe(valid);
});
