import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { PublishedMember, PublishedRotator } from "@rotator/shared/core/published-rotator";
import type { Lease, LeaseRequest } from "./lease.ts";
import { makeCopy, makeLink, makeMember, storeInD1 } from "../../test/edge-link.ts";

const rotation = (copy: PublishedRotator) => env.ROTATION.getByName(copy.id);
const request = (copy: PublishedRotator, more: Partial<LeaseRequest> = {}): LeaseRequest => {
  const { id, version, rosterVersion } = copy;
  return { v: 1, rotatorId: id, version, rosterVersion, want: 1, rate: 0, unused: undefined, ...more };
};
async function ask(copy: PublishedRotator, more: Partial<LeaseRequest> = {}): Promise<Lease> {
  const lease = await rotation(copy).lease(request(copy, more));
  if (!lease) throw new Error("no lease");
  return lease;
}
const weights = (...all: number[]) => all.map((weight) => makeMember({ weight }));

async function takeOneByOne(copy: PublishedRotator, count: number): Promise<string> {
  let order = "";
  for (let i = 0; i < count; i++)
    order += (await ask(copy)).run.map((position) => "ABCDE"[position]).join("");
  return order;
}

describe("the rotation", () => {
  it("lends turns one by one, exactly in order", async () => {
    const copy = await makeLink();
    expect(await takeOneByOne(copy, 4)).toBe("ABCA");
  });

  it("lends by weight", async () => {
    const copy = await makeLink({ members: weights(80, 20) });
    expect((await ask(copy, { want: 10 })).run.join("")).toBe("0010000100");
  });

  it("goes on where it was after it was evicted in the middle", async () => {
    const copy = await makeLink({ members: weights(80, 20) });
    const first = await takeOneByOne(copy, 3);
    await evictDurableObject(rotation(copy));
    expect(first + (await takeOneByOne(copy, 2))).toBe("AABAA");
  });

  it("lends turns from a copy that was stored without its rota", async () => {
    const copy = await makeLink();
    await ask(copy);
    await runInDurableObject(rotation(copy), (_, state) => state.storage.delete("rota"));
    await evictDurableObject(rotation(copy));
    expect((await ask(copy, { want: 3 })).run).toEqual([0, 1, 2]);
  });

  it("knows its copy without D1 after it was evicted", async () => {
    const copy = makeCopy();
    await rotation(copy).publish(copy);
    await evictDurableObject(rotation(copy));
    expect((await ask(copy, { version: 0 })).rotator?.members).toEqual(copy.members);
  });

  it("takes turns back as if they had never been lent", async () => {
    const copy = await makeLink({ members: weights(100, 100, 50, 25, 10) });
    const { run } = await ask(copy, { want: 40 });
    const used = run.slice(0, 7);
    const unused: Record<string, number> = {};
    for (const position of run.slice(7)) {
      const id = copy.members[position]?.id ?? "";
      unused[id] = (unused[id] ?? 0) + 1;
    }
    const rest = await ask(copy, { want: 33, unused });
    expect([...used, ...rest.run]).toEqual(run);
  });

  it("counts turns that were taken without it", async () => {
    const copy = await makeLink();
    const [a, , c] = copy.members;
    const { run } = await ask(copy, { want: 3, unused: { [a?.id ?? ""]: -2, [c?.id ?? ""]: -1 } });
    expect(run).toEqual([1, 1, 2]);
  });

  it("ignores reports of an older roster, of strangers and of prototypes", async () => {
    const copy = await makeLink();
    const [a] = copy.members;
    await ask(copy, { want: 0, rosterVersion: 0, unused: { [a?.id ?? ""]: -50 } });
    await ask(copy, { want: 0, unused: { stranger: -50, constructor: -1, toString: 7 } });
    expect(await takeOneByOne(copy, 4)).toBe("ABCA");
  });

  it("takes only a newer copy, and tells it to who has an older one", async () => {
    const copy = await makeLink();
    const newer = { ...copy, version: 3, name: "Newer" };
    expect(await rotation(copy).publish(newer)).toBe(3);
    expect(await rotation(copy).publish({ ...copy, version: 2, name: "Older" })).toBe(3);
    expect((await ask(copy)).rotator?.name).toBe("Newer");
    expect((await ask(newer)).rotator).toBeUndefined();
  });

  it("keeps the balance when a message changes, and when a member goes", async () => {
    const copy = await makeLink();
    expect(await takeOneByOne(copy, 2)).toBe("AB");
    const renamed = { ...copy, version: 2, messageTemplate: "Hi" };
    await rotation(copy).publish(renamed);
    expect(await takeOneByOne(renamed, 1)).toBe("C");
    const members = copy.members.map((member, i) =>
      i === 0 ? { ...member, state: "off" as const } : member,
    );
    const smaller = { ...copy, version: 3, rosterVersion: 2, members };
    await rotation(copy).publish(smaller);
    expect(await takeOneByOne(smaller, 4)).toBe("BCBC");
  });

  it("keeps the balance when members change places without a change of the roster", async () => {
    const copy = await makeLink();
    expect(await takeOneByOne(copy, 1)).toBe("A");
    const [a, b, c] = copy.members as [PublishedMember, PublishedMember, PublishedMember];
    const reordered = { ...copy, version: 2, members: [makeMember({ state: "off" }), c, b, a] };
    await rotation(copy).publish(reordered);
    expect(await takeOneByOne(reordered, 6)).toBe("BCBCDB");
  });

  it("reads D1 again when a caller knows a newer version", async () => {
    const copy = await makeLink();
    await ask(copy);
    const newer = { ...copy, version: 7, name: "Newer" };
    await storeInD1(newer);
    await ask(newer);
    expect((await ask(copy)).rotator?.name).toBe("Newer");
  });

  it("lends nothing of what it knows nothing of", async () => {
    const nobody = makeCopy();
    expect(await rotation(nobody).lease(request(nobody))).toBeUndefined();
  });

  it("lends none where nobody takes turns", async () => {
    const copy = await makeLink({
      members: [makeMember({ state: "off" }), makeMember({ state: "drain" }), makeMember({ weight: 0 })],
    });
    expect((await ask(copy)).run).toEqual([]);
  });

  it("lends single turns while few are taken, and runs when many are, at most 500", async () => {
    const copy = await makeLink();
    expect((await ask(copy, { rate: 200 })).run).toHaveLength(1);
    await ask(copy, { want: 50 });
    expect((await ask(copy, { rate: 200 })).run).toHaveLength(200);
    expect((await ask(copy, { want: 9_000, rate: 9_000 })).run).toHaveLength(500);
    expect((await ask(copy, { want: 0, rate: 200 })).run).toEqual([]);
  });

  it("shares a thousand turns taken at once exactly", async () => {
    const copy = await makeLink({ members: weights(100, 100, 50, 25, 10) });
    const leases = await Promise.all(Array.from({ length: 1_000 }, () => ask(copy)));
    const counts = [0, 0, 0, 0, 0];
    for (const { run } of leases) for (const position of run) counts[position] = (counts[position] ?? 0) + 1;
    expect(counts.reduce((sum, count) => sum + count)).toBe(1_000);
    for (const [i, weight] of [100, 100, 50, 25, 10].entries())
      expect(Math.abs((counts[i] ?? 0) - (1_000 * weight) / 285)).toBeLessThan(2);
  });
});
