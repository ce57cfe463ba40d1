import { describe, expect, it } from "vitest";
import { addDays, countDays, findDayStart, listDays } from "./days.ts";

const HOUR = 3_600_000;

describe("days", () => {
  it.each([
    ["Asia/Jakarta", "2026-11-22", "2026-11-21T17:00:00.000Z"],
    ["Pacific/Kiritimati", "2026-11-22", "2026-11-21T10:00:00.000Z"],
    ["Pacific/Pago_Pago", "2026-11-22", "2026-11-22T11:00:00.000Z"],
    ["Asia/Kathmandu", "2026-11-22", "2026-11-21T18:15:00.000Z"],
    ["UTC", "2026-01-01", "2026-01-01T00:00:00.000Z"],
  ])("begin in %s when they begin there", (timeZone, day, start) => {
    expect(new Date(findDayStart(day, timeZone)).toISOString()).toBe(start);
  });

  it("follow one another without a gap, where clocks change too", () => {
    const days = listDays("2026-03-28", "2026-03-30", "Europe/Berlin");
    expect(days.map(({ day, from, to }) => [day, (to - from) / HOUR])).toEqual([
      ["2026-03-28", 24],
      ["2026-03-29", 23],
      ["2026-03-30", 24],
    ]);
    expect(days.slice(1).map(({ from }) => from)).toEqual(days.slice(0, -1).map(({ to }) => to));
    expect(listDays("2026-10-25", "2026-10-25", "Europe/Berlin")).toMatchObject([
      { from: Date.parse("2026-10-24T22:00Z"), to: Date.parse("2026-10-25T23:00Z") },
    ]);
  });

  it("are counted and reached over the ends of months and years", () => {
    expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
    expect(addDays("2028-03-01", -1)).toBe("2028-02-29");
    expect(countDays("2026-12-30", "2027-01-02")).toBe(4);
  });
});
