import { expect, it } from "vitest";
import { chooseTextColour } from "./text-colour.ts";

it.each([
  ["#000000", "#ffffff"],
  ["#0b7a52", "#ffffff"],
  ["#767676", "#ffffff"],
  ["#777777", "#000000"],
  ["#25d366", "#000000"],
  ["#ffd400", "#000000"],
  ["#FFFFFF", "#000000"],
])("the text on %s is %s", (colour, text) => {
  expect(chooseTextColour(colour)).toBe(text);
});
