import { describe, it } from "vitest";
import { readDay, readDayStart } from "./day.ts";

describe("days of a zone", () => {
  it.for<[time: string, zone: string, day: string, start: string]>([
    ["2026-11-22T16:59:59.999Z", "Asia/Jakarta", "2026-11-22", "2026-11-21T17:00:00.000Z"],
    ["2026-11-22T17:00:00.000Z", "Asia/Jakarta", "2026-11-23", "2026-11-22T17:00:00.000Z"],
    ["2026-11-22T18:20:00.000Z", "Asia/Kathmandu", "2026-11-23", "2026-11-22T18:15:00.000Z"],
    ["2026-03-29T10:00:00.000Z", "Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["2026-10-25T22:30:00.000Z", "Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z"],
  ])("%s in %s is %s", ([time, zone, day, start], { expect }) => {
    expect(readDay(Date.parse(time), zone)).toBe(day);
    expect(readDayStart(Date.parse(time), zone)).toBe(Date.parse(start));
  });
});
