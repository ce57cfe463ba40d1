import { expect, it } from "vitest";
import { readFilter } from "./read-filter.ts";

const read = (search: string, timeZone: string) => {
  const { from, to } = readFilter(new URLSearchParams(search), timeZone);
  return [from, to];
};

it.for(["Asia/Jakarta", "America/Los_Angeles", "Pacific/Kiritimati"])(
  "reads days by the clock of %s",
  (zone) => {
    const [from = 0, to = 0] = read("from=2026-11-22&to=2026-11-22", zone);
    const clock = new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
    expect([clock.format(from), clock.format(to)]).toEqual(["2026-11-22 00:00", "2026-11-23 00:00"]);
  },
);

it("leaves out what is no day", () => {
  expect(read("from=2026-13-45&to=x", "Asia/Jakarta")).toEqual([undefined, undefined]);
});
