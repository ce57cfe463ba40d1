import { expect, it } from "vitest";
import { readPeriod, writePeriod } from "./period.ts";

const TODAY = "2026-03-05";
const read = (search: string) => readPeriod(new URLSearchParams(search), TODAY);

it.each([
  ["", "7d", "2026-02-27", "2026-03-05"],
  ["period=today", "today", "2026-03-05", "2026-03-05"],
  ["period=yesterday", "yesterday", "2026-03-04", "2026-03-04"],
  ["period=30d", "30d", "2026-02-04", "2026-03-05"],
  ["period=90d", "90d", "2025-12-06", "2026-03-05"],
  ["period=month", "month", "2026-03-01", "2026-03-05"],
  ["period=last-month", "last-month", "2026-02-01", "2026-02-28"],
  ["from=2026-01-01&to=2026-01-31", "own", "2026-01-01", "2026-01-31"],
])("reads the days of %j", (search, preset, from, to) => {
  expect(read(search)).toEqual({ preset, from, to });
});

it.each([
  "period=never",
  "from=2026-01-01",
  "from=2026-02-01&to=2026-01-01",
  "from=2026-02-30&to=2026-03-01",
  "from=2025-01-01&to=2026-01-01",
  "from=x&to=y",
])("takes the last seven days where %j makes no sense", (search) => {
  expect(read(search)).toEqual(read(""));
});

it("leaves the rest of the address alone", () => {
  const search = new URLSearchParams("country=ID&from=2026-01-01&to=2026-01-02");
  expect(writePeriod(search, "30d").toString()).toBe("country=ID&period=30d");
  expect(writePeriod(search, "7d").toString()).toBe("country=ID");
  expect(
    writePeriod(new URLSearchParams("period=30d"), { from: "2026-01-05", to: "2026-01-06" }).toString(),
  ).toBe("from=2026-01-05&to=2026-01-06");
});
