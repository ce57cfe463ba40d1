import { describe, it } from "vitest";
import { COUNTRIES } from "./country.ts";
import { DEFAULT_QUIET_COUNTRIES, EEA_COUNTRIES, listQuietCountries } from "./country-groups.ts";

describe("country groups", () => {
  it("name countries that requests can come from, each once", ({ expect }) => {
    expect(DEFAULT_QUIET_COUNTRIES.filter((country) => !COUNTRIES.has(country))).toEqual([]);
    expect(new Set(DEFAULT_QUIET_COUNTRIES).size).toBe(DEFAULT_QUIET_COUNTRIES.length);
    expect(EEA_COUNTRIES.filter((country) => !"AX GF GP MF MQ RE YT".includes(country))).toHaveLength(30);
  });

  it("are quiet only where their rule says so", ({ expect }) => {
    expect(
      listQuietCountries([
        { countries: ["DE", "FR"], rule: "do_not_send" },
        { countries: ["GB"], rule: "track" },
        { countries: ["CH"], rule: "do_not_send" },
      ]),
    ).toEqual(["DE", "FR", "CH"]);
  });
});
