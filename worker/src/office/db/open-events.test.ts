import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { explain } from "../../../test/explain.ts";
import { claimEvents, claimProbe, findDuePixels, findPixelsToProbe } from "./outbox.ts";
import { OPEN } from "./open-events.ts";
import { rejectTooOld, syncHolds } from "./sync-holds.ts";

it("is the condition of the index, word for word", async () => {
  const index = await env.DB.prepare(
    "SELECT sql FROM sqlite_master WHERE name = 'conversion_events_open'",
  ).first<{
    sql: string;
  }>();

  expect(index?.sql).toContain(`WHERE ${OPEN}`);
});

it.each<[string, (db: D1Database) => Promise<unknown>]>([
  ["finding due pixels", (db) => findDuePixels(db, 1)],
  ["finding pixels to probe", (db) => findPixelsToProbe(db, 1)],
  ["claiming events", (db) => claimEvents(db, "pix_1", 50, 1)],
  ["claiming a probe", (db) => claimProbe(db, "pix_1", 1, 1)],
  ["holding and releasing", (db) => syncHolds(db, 1)],
  ["giving up old events", (db) => rejectTooOld(db, 1, 1)],
])("lets %s look at open events only, however many are done", async (_, run) => {
  const plans = (await explain(run)).filter((plan) => /\be\b|conversion_events/.test(plan));

  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans) {
    expect(plan).toContain("INDEX conversion_events_open");
    expect(plan).not.toMatch(/SCAN (e|conversion_events)\b|SEARCH \w+ USING PRIMARY KEY \(id<\?\)|AUTOMATIC/);
  }
});
