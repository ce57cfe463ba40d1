import { expect, it } from "vitest";
import { isPhone } from "./phone.ts";

it.each(["62811000101", "12345678", "123456789012345"])("takes %s", (phone) => {
  expect(isPhone(phone)).toBe(true);
});

it.each([
  "",
  "1234567",
  "1234567890123456",
  "081100010",
  "+62811000101",
  "62 811000101",
  "62811000101\n",
  "٦٢٨١١٠٠٠١٠١",
])("refuses %j", (phone) => {
  expect(isPhone(phone)).toBe(false);
});
