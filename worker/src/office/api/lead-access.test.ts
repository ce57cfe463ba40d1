import { visitorCode } from "@rotator/shared/core/id";
import { beforeAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, unique } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { explain } from "../../../test/explain.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { makePerson, signIn } from "../../../test/person.ts";
import { changeLeads } from "../db/change-leads.ts";
import { countLeads } from "../db/count-leads.ts";
import { findTaken } from "../db/find-taken.ts";
import { findKnownLeads } from "../db/import-leads.ts";
import { listLeads } from "../db/list-leads.ts";
import { loadLead, loadLeadDetail } from "../db/load-lead.ts";
import { searchLeads } from "../db/search-leads.ts";

let key: string;
let phones = 0;

beforeAll(async () => {
  ({ key } = await makeKey());
});

function nextPhone(): string {
  phones += 1;
  return `6281399${String(phones).padStart(5, "0")}`;
}

/** A CS with a lead of its own, and another's lead with a code, a phone and an email. */
async function makeTwo() {
  const [own, other] = [await makeAgent(), await makeAgent()];
  const person = { name: unique("Rahasia"), phone: nextPhone(), email: `${unique("r")}@example.com` };
  const clicks = [makeClick({ agentId: own.id }), makeClick({ agentId: other.id })];
  await deliver([makePack(clicks)]);
  const [mine = "", theirs = ""] = clicks.map(({ visitorId }) => `led_${visitorId?.slice(4)}`);
  await askApi("PATCH", `/leads/${theirs}`, { key, body: { version: 1, ...person } });
  const code = visitorCode(clicks[1]?.visitorId ?? "");
  return { staff: await signIn(await makePerson("staff", own.id)), own, other, mine, theirs, person, code };
}

describe("a CS", () => {
  it("sees, counts and finds leads of its own alone, whomever it asks for", async ({ expect }) => {
    const { staff, other, mine, theirs } = await makeTwo();
    for (const query of ["tab=clicked", `tab=clicked&agentId=${other.id}`, "tab=contact"]) {
      const { body } = await staff.ask("GET", `/leads?${query}`);
      expect(body.items.map(({ id }: { id: string }) => id)).toEqual(query === "tab=contact" ? [] : [mine]);
    }
    const counted = await staff.ask("GET", `/leads/counts?agentId=${other.id}`);
    expect(counted.body).toMatchObject({ clicked: 1, contact: 0 });
    expect(await staff.ask("GET", `/leads/${mine}`)).toMatchObject({ status: 200 });
    for (const [method, path, body] of [
      ["GET", `/leads/${theirs}`],
      ["PATCH", `/leads/${theirs}`, { version: 2, status: "won" }],
      ["POST", `/leads/${theirs}/notes`, { text: "x" }],
    ] as const)
      expect(await staff.ask(method, path, body)).toMatchObject({ status: 404 });
  });

  it("is told of another's code, phone or email whose it is, and nothing else", async ({ expect }) => {
    const { staff, other, theirs, person, code } = await makeTwo();
    for (const q of [code, `Halo (Ref: ${code})`, person.phone, person.email]) {
      const { status, body } = await staff.ask("POST", "/leads/search", { q });
      expect(status).toBe(200);
      expect(body.items).toEqual([]);
      expect(body.others).toEqual([
        { code: q.includes(code) ? code : null, agentName: other.name, since: expect.any(Number) },
      ]);
    }
    for (const q of [person.name, person.name.slice(0, 4), person.phone.slice(0, -2)])
      expect((await staff.ask("POST", "/leads/search", { q })).body).toEqual({ items: [], others: [] });
    const all = JSON.stringify(await staff.ask("POST", "/leads/search", { q: code }));
    expect(all).not.toContain(person.name);
    expect(all).not.toContain(theirs);
  });

  it("cannot enter another's phone, and is told whose that is without its lead", async ({ expect }) => {
    const { staff, other, mine, person } = await makeTwo();
    const answer = await staff.ask("PATCH", `/leads/${mine}`, { version: 1, phone: person.phone });
    expect(answer).toMatchObject({ status: 409, body: { code: "taken", errors: { phone: "taken" } } });
    expect(answer.body.about).toEqual({ agentName: other.name, since: expect.any(Number) });
  });

  it("works on its own leads, and gives away, deletes, exports and imports none", async ({ expect }) => {
    const { staff, own, other, mine, theirs } = await makeTwo();
    const edited = await staff.ask("PATCH", `/leads/${mine}`, {
      version: 1,
      phone: nextPhone(),
      status: "hot",
    });
    expect(edited).toMatchObject({ status: 200, body: { status: "hot" } });
    const made = await staff.ask("POST", "/leads", { name: "New", agentId: other.id });
    expect(made).toMatchObject({ status: 201, body: { agentId: own.id } });
    const changes = [mine, theirs].map((id) => ({ id, status: "won" }));
    expect((await staff.ask("POST", "/leads/bulk", { changes })).body).toMatchObject({
      changed: 1,
      skipped: [{ id: theirs, why: "missing" }],
    });
    for (const [method, path, body] of [
      ["PATCH", `/leads/${mine}`, { version: 3, agentId: other.id }],
      ["POST", "/leads/bulk", { changes: [{ id: mine, agentId: other.id }] }],
      ["POST", "/leads/bulk", { changes: [{ id: mine, deleted: true }] }],
      ["POST", `/leads/${mine}/delete`, { version: 3 }],
      ["POST", `/leads/${mine}/restore`, { version: 3 }],
      ["POST", "/leads/import", { csv: "name\nx" }],
      ["GET", "/leads.csv"],
    ] as const)
      expect(await staff.ask(method, path, body), path).toMatchObject({ status: 403 });
    expect((await staff.ask("GET", `/leads/${mine}`)).body).toMatchObject({ version: 3, deletedAt: null });
  });
});

describe("every question about leads", () => {
  it("is answered by an index", async ({ expect }) => {
    const { theirs, other, person, code } = await makeTwo();
    const plans = await explain(async (db) => {
      for (const tab of ["contact", "clicked", "deleted"] as const)
        for (const filter of [{}, { agentId: other.id }, { status: "won" as const, rotatorId: "rot_1" }])
          await listLeads(db, tab, { ...filter, from: 1 }, undefined, 50);
      const clues = { codes: [code], phones: [person.phone], phoneBeginning: "6281", emails: [person.email] };
      await searchLeads(db, { ...clues, nameBeginning: "ra" }, undefined);
      await findTaken(db, person, "led_1");
      await findKnownLeads(db, [person]);
      const lead = await loadLead(db, theirs);
      if (lead) await loadLeadDetail(db, lead);
      await changeLeads(
        db,
        [{ id: theirs, status: "won" }],
        { actor: "key:1", actorName: "test" },
        undefined,
      );
    });
    const counting = await explain(async (db) => {
      for (const filter of [{}, { agentId: other.id }, { rotatorId: "rot_1" }]) await countLeads(db, filter);
    });
    expect(plans.length).toBeGreaterThan(20);
    expect(counting).toHaveLength(12);
    for (const deleted of [counting[2], counting[6], counting[10]])
      expect(deleted).toContain("INDEX leads_deleted");
    for (const all of [counting[3], counting[7], counting[11]])
      expect(all).toContain("COVERING INDEX leads_agent");
    expect(plans.flatMap(findScans)).toEqual([]);
  });
});

/** Tables that are read whole; not what the statement itself made, nor an index that alone answers. */
function findScans(plan: string): string[] {
  const made = new Set([...plan.matchAll(/(?:CO-ROUTINE|MATERIALIZE) (\w+)/g)].map(([, name]) => name));
  return [...plan.matchAll(/SCAN (\w+)([^;]*)/g)]
    .filter(
      ([, name = "", how = ""]) =>
        !made.has(name) && name !== "CONSTANT" && !/COVERING INDEX|VIRTUAL TABLE/.test(how),
    )
    .map(([scan]) => scan);
}
