import { describe, it } from "vitest";
import { makeAgent, makeRotator, member } from "../../../test/builders.ts";
import { explain } from "../../../test/explain.ts";
import { makePerson, signIn } from "../../../test/person.ts";
import { loadOwnAgent } from "../db/load-own-agent.ts";

describe("the own agent", () => {
  it("comes with who else is on in the same links, by name alone", async ({ expect }) => {
    const [ayu, budi, citra, dewi] = [
      await makeAgent({ name: "Ayu" }),
      await makeAgent({ name: "Budi" }),
      await makeAgent({ name: "Citra" }),
      await makeAgent({ name: "Dewi" }),
    ];
    const { input } = await makeRotator({ members: [member(ayu.id), member(citra.id), member(budi.id)] });
    await makeRotator({ members: [member(dewi.id)] });
    const owner = await signIn(await makePerson("owner"));
    await owner.ask("PUT", `/agents/${citra.id}/active`, { active: false });

    const cs = await signIn(await makePerson("staff", ayu.id));
    const { status, body } = await cs.ask("GET", "/session/agent");
    expect([status, body]).toEqual([
      200,
      {
        agent: {
          id: ayu.id,
          name: "Ayu",
          phone: ayu.phone,
          active: true,
          archivedAt: null,
          rotators: [input.name],
        },
        switched: null,
        others: [
          { name: "Budi", on: true },
          { name: "Citra", on: false },
        ],
      },
    ]);
    expect(JSON.stringify(body)).not.toContain(budi.phone);
  });

  it("says since when it is as it is, and by whom", async ({ expect }) => {
    const agent = await makeAgent();
    const manager = await makePerson("admin");
    const asManager = await signIn(manager);
    const cs = await signIn(await makePerson("staff", agent.id));
    const path = `/agents/${agent.id}/active`;
    const before = Date.now();
    await asManager.ask("PUT", path, { active: false });
    const off = await cs.ask("GET", "/session/agent");
    expect(off.body).toMatchObject({
      agent: { active: false },
      switched: { by: manager.name, self: false, at: expect.any(Number) },
    });
    expect(off.body.switched.at).toBeGreaterThanOrEqual(before);

    // Off already: it stays whose it was.
    await cs.ask("PUT", path, { active: false });
    expect((await cs.ask("GET", "/session/agent")).body.switched).toEqual(off.body.switched);

    await cs.ask("PUT", path, { active: true });
    expect((await cs.ask("GET", "/session/agent")).body).toMatchObject({
      agent: { active: true },
      switched: { self: true },
    });
  });

  it("says that it resigned, or that the account belongs to none", async ({ expect }) => {
    const agent = await makeAgent();
    const owner = await signIn(await makePerson("owner"));
    const cs = await signIn(await makePerson("staff", agent.id));
    await owner.ask("POST", `/agents/${agent.id}/archive`, { version: 1 });
    expect((await cs.ask("GET", "/session/agent")).body).toMatchObject({
      agent: { id: agent.id, archivedAt: expect.any(Number), rotators: [] },
      others: [],
    });
    expect((await owner.ask("GET", "/session/agent")).body).toEqual({
      agent: null,
      switched: null,
      others: [],
    });
  });

  it("is found by indexes alone", async ({ expect }) => {
    const plans = await explain((db) => loadOwnAgent(db, "agt_x", "usr_x"));
    expect(plans).toHaveLength(2);
    expect(plans.join("; ")).not.toMatch(/SCAN (?!json_each)/);
  });
});
