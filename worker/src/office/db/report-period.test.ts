import { describe, it } from "vitest";
import { readReportPeriod } from "./report-period.ts";

const ZONE = "Asia/Jakarta";
const NOON = Date.parse("2026-11-22T12:00+07:00");
const at = (text: string) => Date.parse(`${text}+07:00`);

describe("a period", () => {
  it("is the last seven days of the zone, compared up to the same time of day", ({ expect }) => {
    expect(readReportPeriod({}, ZONE, NOON)).toEqual({
      timeZone: ZONE,
      period: {
        fromDay: "2026-11-16",
        toDay: "2026-11-22",
        from: at("2026-11-16T00:00"),
        to: at("2026-11-23T00:00"),
      },
      comparison: {
        fromDay: "2026-11-09",
        toDay: "2026-11-15",
        from: at("2026-11-09T00:00"),
        to: at("2026-11-15T12:00"),
      },
    });
    // Half an hour past midnight in Jakarta it is still the day before in Greenwich.
    expect(readReportPeriod({}, ZONE, at("2026-11-23T00:30"))).toMatchObject({
      period: { toDay: "2026-11-23" },
    });
  });

  it("that is over, or of whole days, is compared as a whole", ({ expect }) => {
    const over = { from: "2026-11-01", to: "2026-11-03" };
    const whole = { fromDay: "2026-10-29", toDay: "2026-10-31", to: at("2026-11-01T00:00") };
    expect(readReportPeriod(over, ZONE, NOON)).toMatchObject({ comparison: whole });
    const running = { from: "2026-11-22", to: "2026-11-22" };
    expect(readReportPeriod(running, ZONE, NOON, true)).toMatchObject({
      comparison: { to: at("2026-11-22T00:00") },
    });
  });

  it("that ends before it begins, or is too long, is none", ({ expect }) => {
    expect(readReportPeriod({ from: "2026-11-02", to: "2026-11-01" }, ZONE, NOON)).toEqual({
      problem: "after_end",
    });
    expect(readReportPeriod({ from: "2026-01-01", to: "2026-04-11" }, ZONE, NOON)).toEqual({
      problem: "too_long",
    });
    expect(readReportPeriod({ from: "2026-01-01", to: "2026-04-10" }, ZONE, NOON)).toHaveProperty("period");
  });
});
