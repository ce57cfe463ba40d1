import { expect, it } from "vitest";
import { normalizePhone } from "./normalize-phone.ts";

// The editor shows what is read here: admin's read-phone.test.ts has the same lines.
it.each([
  // With the country's code and no plus.
  ["62811123456", "ID", "+62811123456"],
  ["6281234567801", "ID", "+6281234567801"],
  ["62 21 5550 1234", "ID", "+622155501234"],
  ["919123456789", "IN", "+919123456789"],
  ["6591234567", "SG", "+6591234567"],
  ["60123456789", "MY", "+60123456789"],
  ["12125550123", "US", "+12125550123"],
  ["4915112345678", "DE", "+4915112345678"],
  ["393912345678", "IT", "+393912345678"],
  ["79123456789", "RU", "+79123456789"],
  // National, and beginning with the digits of the code.
  ["9123456789", "IN", "+919123456789"],
  ["65123456", "SG", "+6565123456"],
  ["3912345678", "IT", "+393912345678"],
  ["0621 1234 5678", "DE", "+4962112345678"],
  ["0811123456", "ID", "+62811123456"],
  ["811123456", "ID", "+62811123456"],
  // Of another country.
  ["447911123456", "ID", "+447911123456"],
  ["+62811123456", "SG", "+62811123456"],
])("reads %s in %s as %s", (typed, country, read) => {
  expect(normalizePhone(typed, country)).toBe(read);
});
