import { LEAD_TABS } from "@rotator/shared/core/lead";
import { describe, it } from "vitest";
import { explain, listScans } from "../../../test/explain.ts";
import type { ClickFilter } from "./click-filter.ts";
import { countLeads } from "./count-leads.ts";
import { FOLD_PARTS } from "./folded-days.ts";
import { foldStatements } from "./fold-statements.ts";
import { listClicks } from "./list-clicks.ts";
import { type ConversionEventFilter, listConversionEvents } from "./list-conversion-events.ts";
import { type LeadFilter, listLeads } from "./list-leads.ts";
import { settleFolds, unfoldClicks } from "./unfold.ts";

/** Every way to leave some of them out. */
function listSubsets<T extends object>(whole: T): Partial<T>[] {
  return Object.entries(whole).reduce<Partial<T>[]>(
    (subsets, [name, value]) => subsets.flatMap((subset) => [subset, { ...subset, [name]: value }]),
    [{}],
  );
}

const SPAN = { from: 1, to: 2 };
const CLICK_FILTER = {
  rotatorId: "rot_1",
  agentId: "agt_1",
  verdict: "human",
  choice: "turn",
  campaign: "1",
  source: "ig",
  country: "ID",
  device: "mobile",
  inApp: "instagram",
} as const satisfies ClickFilter;
const LEAD_FILTER = { agentId: "agt_1", status: "won", rotatorId: "rot_1" } as const satisfies LeadFilter;
const EVENT_FILTER = {
  pixelId: "pix_1",
  rotatorId: "rot_1",
  personId: "led_1",
  reason: "refused",
} as const satisfies ConversionEventFilter;

describe("no list, however it is filtered,", () => {
  it("reads all clicks", { timeout: 60_000 }, async ({ expect }) => {
    // Conditions on clicks that were found do not change how they are found: no need to try all of their 512 combinations.
    const filters = listSubsets(CLICK_FILTER).filter((filter) =>
      [0, 1, 2, 9].includes(Object.keys(filter).length),
    );
    const plans = await explain(async (db) => {
      for (const filter of filters) {
        await listClicks(db, filter, undefined, 50);
        await listClicks(db, { ...filter, ...SPAN }, "clk_1", 50);
      }
    });
    expect(filters).toHaveLength(47);
    expect(plans.length).toBeGreaterThan(2 * filters.length);
    expect(listScans(plans)).toEqual([]);
    for (const plan of plans) expect(plan).toMatch(/SEARCH (c|clicks) USING PRIMARY KEY \(id>\? AND id<\?\)/);
  });

  it("reads all leads", { timeout: 60_000 }, async ({ expect }) => {
    const plans = await explain(async (db) => {
      for (const tab of LEAD_TABS) {
        for (const filter of listSubsets(LEAD_FILTER)) {
          await listLeads(db, tab, filter, undefined, 50);
          await listLeads(db, tab, { ...filter, ...SPAN }, "led_1", 50);
        }
      }
    });
    expect(plans).toHaveLength(3 * 8 * 2 * 2);
    expect(listScans(plans)).toEqual([]);
  });

  it("reads all conversion events", { timeout: 60_000 }, async ({ expect }) => {
    const statuses = [undefined, "waiting", "held", "delivered", "rejected"] as const;
    const plans = await explain(async (db) => {
      for (const status of statuses) {
        for (const filter of listSubsets(EVENT_FILTER)) {
          await listConversionEvents(db, { ...filter, status });
          await listConversionEvents(db, { ...filter, status, fromMs: 1, toMs: 2, cursor: "cev_1" });
        }
      }
    });
    expect(plans.length).toBeGreaterThan(2 * statuses.length * 16);
    expect(listScans(plans)).toEqual([]);
  });
});

it("leads are counted by days and indexes", async ({ expect }) => {
  const plans = await explain(async (db) => {
    for (const { agentId, rotatorId } of listSubsets({ agentId: "agt_1", rotatorId: "rot_1" })) {
      await countLeads(db, { agentId, rotatorId });
      await countLeads(db, { agentId, rotatorId, ...SPAN });
    }
  });
  expect(plans).toHaveLength(4 * 2 * 4);
  // The one index that every lead is in, and from which alone they are counted.
  const scans = listScans(plans).filter((step) => step !== "SCAN leads USING COVERING INDEX leads_agent");
  expect(scans.filter((step) => step !== "SCAN leads USING INDEX leads_deleted")).toEqual([]);
});

it("a day is folded from the rows of that day", async ({ expect }) => {
  const plans = await explain(async (db) => {
    for (const part of FOLD_PARTS) foldStatements(db, { part, fromTime: "01hf000000", toTime: "01hf000001" });
    unfoldClicks(db, [1]);
    await settleFolds(db, "people", 1);
  });
  expect(plans).toHaveLength(16);
  expect(listScans(plans).filter((step) => !/^SCAN r( |$)/.test(step))).toEqual([]);
});
