import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makeRotator, member } from "../../../test/builders.ts";
import { makePerson, signIn } from "../../../test/person.ts";
import { visitLink } from "../../../test/visit-link.ts";

async function makeMade() {
  const { key } = await makeKey();
  const agents = [await makeAgent(), await makeAgent()] as const;
  const { id, address } = await makeRotator({ members: agents.map((agent) => member(agent.id)) });
  return {
    key,
    agents,
    id,
    link: `https://${address.replace("/", "/wa/")}`,
    path: `/rotators/${id}/members`,
  };
}

describe("a member's switch", () => {
  it("acts on the link at once, needs no version and says who did it", async ({ expect }) => {
    const { key, agents, id, link, path } = await makeMade();
    const [first, second] = agents;
    const turn = (agentId: string, state: string) =>
      askApi("PUT", `${path}/${agentId}/state`, { key, body: { state } });
    const off = await turn(first.id, "off");
    expect(off).toMatchObject({
      status: 200,
      body: { published: true, members: [{ state: "off", effectiveState: "off", active: true }, {}] },
    });
    for (let clicks = 0; clicks < 3; clicks++) expect((await visitLink(link)).phone).toBe(second.phone);
    await turn(first.id, "active");
    await turn(second.id, "drain");
    await expect.poll(async () => (await visitLink(link)).phone).toBe(first.phone);
    const { results } = await env.DB.prepare(
      "SELECT actor, action, after FROM audit_log WHERE subject_id = ?",
    )
      .bind(id)
      .all<{ actor: string; action: string; after: string }>();
    expect(results).toHaveLength(3);
    expect(results[0]).toMatchObject({
      actor: expect.stringMatching(/^key:/),
      action: "rotator.member_switched",
    });
  });

  it("says since when and by whom it is as it is, and so does the CS's own", async ({ expect }) => {
    const { agents, path } = await makeMade();
    const owner = await makePerson("owner");
    const browser = await signIn(owner);
    const off = await browser.ask("PUT", `${path}/${agents[0].id}/state`, { state: "off" });
    const turned = { at: expect.any(Number), by: owner.name };
    expect(off.body.members[0]).toMatchObject({ switched: turned, switchedEverywhere: null });
    expect(off.body.members[1]).toMatchObject({ switched: null, switchedEverywhere: null });
    const { key } = await makeKey();
    const again = await askApi("PUT", `${path}/${agents[0].id}/state`, { key, body: { state: "off" } });
    expect(again.body.members[0].switched).toEqual(off.body.members[0].switched);

    const everywhere = await browser.ask("PUT", `/agents/${agents[1].id}/active`, { active: false });
    expect(everywhere.body).toMatchObject({ active: false, switched: turned });
    const { body } = await browser.ask("GET", path.replace("/members", ""));
    expect(body.members[1]).toMatchObject({ switched: null, switchedEverywhere: turned });
  });

  it("is that of a member, of a rotator that is there, and knows three states", async ({ expect }) => {
    const { key, agents, path } = await makeMade();
    const stranger = await makeAgent();
    const turn = (at: string, body: unknown) => askApi("PUT", `${at}/state`, { key, body });
    expect(await turn(`${path}/${stranger.id}`, { state: "off" })).toMatchObject({ status: 404 });
    const nowhere = `/rotators/rot_nothing/members/${agents[0].id}`;
    expect(await turn(nowhere, { state: "off" })).toMatchObject({ status: 404 });
    const wrong = await turn(`${path}/${agents[0].id}`, { state: "on", version: 1 });
    expect(wrong).toMatchObject({
      status: 422,
      body: { errors: { state: "malformed", version: "unknown" } },
    });
  });
});

describe("a member", () => {
  it("comes in, changes its weight and place, and what is not said stays", async ({ expect }) => {
    const { key, agents, path } = await makeMade();
    const third = await makeAgent();
    const put = (agentId: string, body: unknown) => askApi("PUT", `${path}/${agentId}`, { key, body });
    const came = await put(third.id, { version: 1 });
    expect(came.body.members).toMatchObject([
      {},
      {},
      { agentId: third.id, weight: 100, state: "active", effectiveState: "active" },
    ]);
    await put(third.id, { weight: 20, state: "drain", version: 2 });
    const moved = await put(third.id, { position: 0, version: 3 });
    expect(moved).toMatchObject({ status: 200, body: { version: 4 } });
    expect(moved.body.members).toMatchObject([
      { agentId: third.id, weight: 20, state: "drain" },
      { agentId: agents[0].id },
      { agentId: agents[1].id },
    ]);
    expect(await put(third.id, { weight: 5, version: 3 })).toMatchObject({ status: 409 });
    expect(await put("agt_nobody", { version: 4 })).toMatchObject({
      status: 422,
      body: { errors: { members: "unknown_agent" } },
    });
    expect(await put(third.id, { weight: 10_001, version: 4, agentId: "agt_x" })).toMatchObject({
      status: 422,
      body: { errors: { weight: "malformed", agentId: "unknown" } },
    });
  });

  it("leaves, its customers going to the heir that is named", async ({ expect }) => {
    const { key, agents, id, path } = await makeMade();
    const [first, second] = agents;
    const remove = (query: string) => askApi("DELETE", `${path}/${first.id}?${query}`, { key });
    expect(await remove("")).toMatchObject({ status: 422 });
    expect(await remove(`version=1&heirId=${first.id}`)).toMatchObject({
      status: 422,
      body: { errors: { heirId: "not_a_member" } },
    });
    expect(await remove("version=9")).toMatchObject({ status: 409 });
    const left = await remove(`version=1&heirId=${second.id}`);
    expect(left).toMatchObject({ status: 200, body: { version: 2, members: [{ agentId: second.id }] } });
    const heir = env.DB.prepare("SELECT agent_id, heir_id FROM heirs WHERE rotator_id = ?").bind(id);
    expect(await heir.first()).toEqual({ agent_id: first.id, heir_id: second.id });
    expect(await remove("version=2")).toMatchObject({ status: 404 });
  });
});
