import { describe, it } from "vitest";
import { explain, listScans } from "../../../test/explain.ts";
import { loadAds } from "./load-ads.ts";
import { loadAgentReport } from "./load-agent-report.ts";
import { loadCountryReport, loadDeviceReport } from "./load-dimension-reports.ts";
import { loadHourReport } from "./load-hour-report.ts";
import { loadOverview } from "./load-overview.ts";
import { loadRotatorReport } from "./load-rotator-report.ts";
import { loadSparklines } from "./load-sparklines.ts";
import { loadStairs } from "./load-stairs.ts";
import type { ReportPeriod } from "./report-period.ts";

const DAY = { fromDay: "2026-11-22", toDay: "2026-11-22", from: 1_795_280_400_000, to: 1_795_366_800_000 };
const PERIOD: ReportPeriod = { timeZone: "Asia/Jakarta", period: DAY, comparison: DAY };

// What may be read whole: what people configured, alarms and events that are open.
const SMALL = [
  /^SCAN (r|p|agents|rotators)( USING (COVERING )?INDEX sqlite_autoindex_rotators_\d)?$/,
  /^SCAN (alarms USING INDEX alarms_open|conversion_events USING INDEX conversion_events_open)$/,
];

describe("no report", () => {
  it.for<[string, (db: D1Database) => Promise<unknown>]>([
    ["overview", (db) => loadOverview(db, PERIOD, DAY.from)],
    ["ads", (db) => loadAds(db, PERIOD)],
    ["stairs", (db) => loadStairs(db, DAY, undefined)],
    ["stairs of a rotator", (db) => loadStairs(db, DAY, "rot_x")],
    ["agents", (db) => loadAgentReport(db, PERIOD)],
    ["rotators", (db) => loadRotatorReport(db, PERIOD)],
    ["countries", (db) => loadCountryReport(db, PERIOD)],
    ["devices", (db) => loadDeviceReport(db, PERIOD)],
    ["hours", (db) => loadHourReport(db, PERIOD)],
    ["sparklines", (db) => loadSparklines(db, ["rot_x"], [{ day: DAY.fromDay, from: DAY.from, to: DAY.to }])],
  ])("reads a table of clicks, leads or events as a whole: %s", async ([name, run], { expect }) => {
    const plans = await explain(run);
    expect(plans.length).toBeGreaterThan(0);
    const large = listScans(plans).filter((step) => !SMALL.some((small) => small.test(step)));
    // One click, by the end of the key.
    expect(large).toEqual(name === "overview" ? ["SCAN c"] : []);
  });

  it("sorts all clicks for the last one", async ({ expect }) => {
    const plans = await explain((db) => loadOverview(db, PERIOD, DAY.from));
    const last = plans.find((plan) => plan.includes("SCAN c"));
    expect(last).not.toContain("TEMP B-TREE");
  });
});
