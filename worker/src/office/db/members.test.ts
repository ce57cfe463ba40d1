import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeAgent, makeRotator, member, publishEnv } from "../../../test/builders.ts";
import { copyInKv } from "../../../test/published.ts";
import { archiveAgent } from "./archive-agent.ts";
import { saveRotator } from "./save-rotator.ts";
import { removeMember, setMember } from "./set-member.ts";

async function makeTeam(size: number) {
  const agents = [];
  for (let i = 0; i < size; i++) agents.push((await makeAgent()).id);
  const rotator = await makeRotator({ members: agents.map((id) => member(id)) });
  let version = rotator.version;
  return {
    agents,
    rotator,
    heirs: async () => (await copyInKv(rotator.address))?.heirs,
    members: async () => (await copyInKv(rotator.address))?.members.map((one) => one.id),
    remove: async (agentId: string, heirId?: string) => {
      ({ version } = await removeMember(publishEnv(), { id: rotator.id, version }, agentId, heirId));
    },
    set: async (one: Parameters<typeof setMember>[2]) => {
      ({ version } = await setMember(publishEnv(), { id: rotator.id, version }, one));
    },
  };
}

describe("an agent that leaves a rotator", () => {
  it("gives its customers to the heir, in one step however often they were passed on", async () => {
    const team = await makeTeam(4);
    const [a = "", b = "", c = "", d = ""] = team.agents;

    await team.remove(a, b);
    expect(await team.heirs()).toEqual({ [a]: b });
    await team.remove(b, c);
    expect(await team.heirs()).toEqual({ [a]: c, [b]: c });
    await team.remove(c);
    expect(await team.heirs()).toEqual({});
    expect(await team.members()).toEqual([d]);
  });

  it("is nobody's heir any more once it comes back and leaves again", async () => {
    const team = await makeTeam(3);
    const [a = "", b = "", c = ""] = team.agents;

    await team.remove(a, b);
    await team.set(member(a));
    expect(await team.heirs()).toEqual({});
    await team.remove(b, a);
    expect(await team.heirs()).toEqual({ [b]: a });
    expect(await team.members()).toEqual([c, a]);
  });

  it("cannot leave them to itself or to somebody outside", async () => {
    const team = await makeTeam(2);
    const [a = ""] = team.agents;
    const stranger = await makeAgent();

    for (const heir of [a, stranger.id]) {
      await expect(team.remove(a, heir)).rejects.toMatchObject({
        refusal: { kind: "invalid", fields: { heirId: "not_a_member" } },
      });
    }
    expect(await team.members()).toEqual(team.agents);
  });

  it("leaves no heir behind that a whole new list leaves out, and none for who is in it", async () => {
    const team = await makeTeam(4);
    const [a = "", b = "", c = "", d = ""] = team.agents;
    await team.remove(a, b);
    await team.remove(c, d);

    const edit = { ...team.rotator.input, members: [member(d), member(a)] };
    await saveRotator(publishEnv(), edit, { id: team.rotator.id, version: 3 });

    expect(await team.heirs()).toEqual({ [c]: d });
    expect(await team.members()).toEqual([d, a]);
  });
});

describe("heirs", () => {
  it("are always members, of agents that are not, whoever comes and goes", async () => {
    const step = fc.record({
      leaves: fc.boolean(),
      agent: fc.nat(3),
      heir: fc.option(fc.nat(3), { nil: undefined }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const team = await makeTeam(4);
        for (const { leaves, agent, heir } of steps) {
          const agentId = team.agents[agent] ?? "";
          const heirId = heir === undefined ? undefined : team.agents[heir];
          const members = (await team.members()) ?? [];
          const fit = heirId !== undefined && heirId !== agentId && members.includes(heirId);
          if (!leaves) await team.set(member(agentId));
          else if (members.includes(agentId)) await team.remove(agentId, fit ? heirId : undefined);

          const present = (await team.members()) ?? [];
          const pairs = Object.entries((await team.heirs()) ?? {});
          expect(pairs.every(([gone, to]) => !present.includes(gone) && present.includes(to))).toBe(true);
          const bequeathed = leaves && fit && members.includes(agentId);
          expect(!bequeathed || pairs.some(([gone, to]) => gone === agentId && to === heirId)).toBe(true);
        }
      }),
      { numRuns: 10 },
    );
  });
});

describe("an archived agent", () => {
  it("leaves every rotator, its customers going to the heir where that is a member", async () => {
    const [leaving, heir, other] = [await makeAgent(), await makeAgent(), await makeAgent()];
    const both = await makeRotator({ members: [member(leaving.id), member(heir.id)] });
    const alone = await makeRotator({ members: [member(leaving.id), member(other.id)] });

    await archiveAgent(publishEnv(), leaving, heir.id);

    expect(await copyInKv(both.address)).toMatchObject({
      rosterVersion: 2,
      heirs: { [leaving.id]: heir.id },
      members: [{ id: heir.id }],
    });
    expect(await copyInKv(alone.address)).toMatchObject({
      rosterVersion: 2,
      heirs: {},
      members: [{ id: other.id }],
    });
  });

  it("passes on what it had inherited itself", async () => {
    const team = await makeTeam(3);
    const [a = "", b = "", c = ""] = team.agents;
    await team.remove(a, b);

    await archiveAgent(publishEnv(), { id: b, version: 1 }, c);

    expect(await team.heirs()).toEqual({ [a]: c, [b]: c });
  });

  it("is archived once", async () => {
    const agent = await makeAgent();
    const { version } = await archiveAgent(publishEnv(), agent);

    await expect(archiveAgent(publishEnv(), { id: agent.id, version })).rejects.toMatchObject({
      refusal: { kind: "missing" },
    });
  });
});

describe("a place in the list", () => {
  it.each([
    [0, 2, [1, 2, 0, 3]],
    [3, 0, [3, 0, 1, 2]],
    [2, 1, [0, 2, 1, 3]],
    [1, 9, [0, 2, 3, 1]],
  ])("moves member %d to place %d", async (from, to, order) => {
    const team = await makeTeam(4);

    await team.set({ ...member(team.agents[from] ?? ""), position: to });

    expect(await team.members()).toEqual(order.map((index) => team.agents[index]));
  });

  it("is the last for a new member and stays when only a weight changes", async () => {
    const team = await makeTeam(2);
    const newcomer = (await makeAgent()).id;

    await team.set(member(newcomer));
    await team.set(member(team.agents[0] ?? "", 7));

    expect(await team.members()).toEqual([...team.agents, newcomer]);
  });
});
