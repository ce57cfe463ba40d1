import { describe, it } from "vitest";
import { listStoredThings, STORED_THINGS, type StorageRules } from "./stored-data.ts";

const RULES: StorageRules = {
  clickDays: 5,
  payloadDays: 2,
  leadMonths: 6,
  auditMonths: 3,
  inboxDays: 10,
  deadLetterDays: 20,
  setsMetaCookies: true,
  tellsMeta: true,
};

describe("what is stored", () => {
  it("names each thing once, with the time that was set for it", ({ expect }) => {
    const things = listStoredThings(RULES);
    expect(things.map(({ what }) => what)).toEqual([...STORED_THINGS]);
    const howLong = Object.fromEntries(things.map((thing) => [thing.what, thing.howLong]));
    expect(howLong).toMatchObject({
      click: { count: 5, unit: "days" },
      visitor: { count: 5, unit: "days", since: "last_click" },
      event: { count: 8, unit: "days" },
      event_content: { count: 2, unit: "days" },
      lead_with_contact: { count: 6, unit: "months", since: "last_activity" },
      change: { count: 3, unit: "months" },
      failed_click: { count: 30, unit: "days" },
    });
  });

  it("leaves out what a deployment without pixels does not have", ({ expect }) => {
    const things = listStoredThings({ ...RULES, setsMetaCookies: false, tellsMeta: false });
    const names = things.map(({ what }) => what);
    for (const what of ["meta_cookies", "event", "event_content", "told_to_meta"] as const)
      expect(names).not.toContain(what);
    expect(names).toContain("visitor_cookie");
  });
});
