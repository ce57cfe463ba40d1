import { it } from "vitest";
import { explain } from "../../../test/explain.ts";
import { countPeople } from "./count-people.ts";
import { listDomains, loadDomain } from "./list-domains.ts";
import { listRotators } from "./list-rotators.ts";
import { readRotator } from "./read-rotator.ts";

it("no list and no page of domains or rotators reads a table from end to end", async ({ expect }) => {
  const plans = await explain(async (db) => {
    await listRotators(db, { archived: false, dayStart: 0 }, "rot_", 51);
    await listDomains(db, "dom_", 51);
    await loadDomain(db, "dom_1");
    await readRotator(db, "rot_1");
    await countPeople(db, "rot_1", 0);
  });
  expect(plans).toHaveLength(5);
  for (const plan of plans) {
    expect(plan).not.toMatch(/SCAN (?!CONSTANT ROW)/);
    expect(plan).toContain("SEARCH");
  }
  expect(plans[0]).toContain("s USING PRIMARY KEY (rotator_id=? AND bucket>?)");
});
