import { expect, it } from "vitest";
import { readCountry } from "./country.ts";

it.each(["ID", "DE", "GB", "XK", "AQ"])("knows %s", (country) => {
  expect(readCountry(country)).toBe(country);
});

it("takes the United Kingdom by the name that people give it", () => {
  expect(readCountry("UK")).toBe("GB");
});

it.each(["EU", "XX", "ZZ", "T1", "de", "DEU", "", " DE", "SU"])("knows no %j", (typed) => {
  expect(readCountry(typed)).toBeUndefined();
});

it("knows what the language data names as a place, but for what is no country and what is gone", () => {
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const named = letters
    .flatMap((one) => letters.map((other) => one + other))
    .filter((code) => names.of(code));
  const unknown = named.filter((code) => readCountry(code) !== code);
  expect(named.length - unknown.length).toBe(250);
  expect(unknown).toEqual(expect.arrayContaining(["EU", "UN", "SU", "UK"]));
});
