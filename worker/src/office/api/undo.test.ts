import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makePixel, makeRotator, member, publishEnv } from "../../../test/builders.ts";
import { copyInKv } from "../../../test/published.ts";
import { rowsOf } from "../../../test/rows-of.ts";
import { removeMember } from "../db/set-member.ts";

const OF_AGENTS = ["agents", "members", "heirs", "rotators", "agent_archives"];

/** A CS in two rotators, with a weight, a switch and a customer-giver of its own. */
async function makeBusyAgent() {
  const { key } = await makeKey();
  const [first, busy, last] = [await makeAgent(), await makeAgent(), await makeAgent()];
  const left = await makeAgent();
  const members = [member(first.id), member(busy.id, 250, "drain"), member(left.id), member(last.id, 30)];
  const one = await makeRotator({ members, method: "weighted" });
  const other = await makeRotator({ members: [member(busy.id), member(last.id)] });
  const seen = { id: one.id, version: one.version };
  await removeMember(publishEnv(), seen, left.id, busy.id);
  await askApi("PUT", `/rotators/${other.id}/members/${busy.id}/state`, { key, body: { state: "off" } });
  const ask = (path: string, body: unknown) => askApi("POST", `/agents/${busy.id}/${path}`, { key, body });
  return { key, first, busy, left, last, one, other, ask };
}

describe("a CS that resigned by mistake", () => {
  for (const withHeir of [true, false]) {
    it(`comes back as it was ${withHeir ? "from its heir" : "without an heir"}`, async ({ expect }) => {
      const { busy, last, one, ask } = await makeBusyAgent();
      const before = await rowsOf(...OF_AGENTS);
      const copy = await copyInKv(one.address);
      const heirId = withHeir ? { heirId: last.id } : {};
      const gone = await ask("archive", { version: busy.version, ...heirId });
      expect(gone).toMatchObject({ status: 200, body: { rotators: [] } });
      expect(await rowsOf(...OF_AGENTS)).not.toEqual(before);
      const back = await ask("restore", { version: gone.body.version });
      expect(back).toMatchObject({ status: 200, body: { archivedAt: null } });
      expect(await rowsOf(...OF_AGENTS)).toEqual(before);
      const { members, heirs } = (await copyInKv(one.address)) ?? {};
      expect({ members, heirs }).toEqual({ members: copy?.members, heirs: copy?.heirs });
    });
  }

  it("is not put back into a rotator that was edited since, and comes back alone all the same", async ({
    expect,
  }) => {
    const { busy, first, one, ask, key } = await makeBusyAgent();
    const gone = await ask("archive", { version: busy.version });
    const { body: rotator } = await askApi("GET", `/rotators/${one.id}`, { key });
    const path = `/rotators/${one.id}/members/${first.id}`;
    await askApi("PUT", path, { key, body: { weight: 5, version: rotator.version } });
    const left = await rowsOf(...OF_AGENTS);
    expect(await ask("restore", { version: gone.body.version })).toMatchObject({
      status: 409,
      body: { code: "stale" },
    });
    expect(await rowsOf(...OF_AGENTS)).toEqual(left);
    const alone = await ask("restore", { version: gone.body.version, withRotators: false });
    expect(alone).toMatchObject({ status: 200, body: { archivedAt: null, rotators: [] } });
  });

  it("comes back though others were switched since", async ({ expect }) => {
    const { busy, first, one, ask, key } = await makeBusyAgent();
    const gone = await ask("archive", { version: busy.version });
    await askApi("PUT", `/rotators/${one.id}/members/${first.id}/state`, { key, body: { state: "off" } });
    expect(await ask("restore", { version: gone.body.version })).toMatchObject({ status: 200 });
  });

  it("waits for who resigned after it, and whose customers it may have passed on", async ({ expect }) => {
    const { busy, last, ask, key } = await makeBusyAgent();
    const gone = await ask("archive", { version: busy.version, heirId: last.id });
    await askApi("POST", `/agents/${last.id}/archive`, { key, body: { version: last.version } });
    expect(await ask("restore", { version: gone.body.version })).toMatchObject({ status: 409 });
  });

  it("does not get back a number that another has by now", async ({ expect }) => {
    const { busy, ask } = await makeBusyAgent();
    const gone = await ask("archive", { version: busy.version });
    await makeAgent({ phone: busy.phone });
    expect(await ask("restore", { version: gone.body.version })).toMatchObject({
      status: 422,
      body: { errors: { phone: "taken" } },
    });
  });

  it("comes back by the version that was seen, and only once", async ({ expect }) => {
    const { busy, ask } = await makeBusyAgent();
    expect(await ask("restore", { version: busy.version })).toMatchObject({ status: 404 });
    const gone = await ask("archive", { version: busy.version });
    expect(await ask("restore", { version: busy.version })).toMatchObject({ status: 409 });
    expect(await ask("restore", { version: gone.body.version })).toMatchObject({ status: 200 });
    expect(await ask("restore", { version: gone.body.version + 1 })).toMatchObject({ status: 404 });
  });
});

describe("what is undone leaves the rows as they were", () => {
  for (const status of ["paused", "archived"]) {
    it(`of a link that was ${status}`, async ({ expect }) => {
      const { key } = await makeKey();
      const { id, address } = await makeRotator();
      const tables = ["rotators", "members", "rotator_addresses", "freed_addresses"];
      const before = await rowsOf(...tables);
      const set = (next: string) => askApi("PUT", `/rotators/${id}/status`, { key, body: { status: next } });
      expect(await set(status)).toMatchObject({ status: 200, body: { status } });
      expect(await rowsOf(...tables)).not.toEqual(before);
      expect(await set("active")).toMatchObject({ status: 200 });
      expect(await rowsOf(...tables)).toEqual(before);
      expect(await copyInKv(address)).toMatchObject({ status: "active" });
    });
  }

  it("of a pixel that was switched off", async ({ expect }) => {
    const { key } = await makeKey();
    const { id, version, input } = await makePixel();
    const before = await rowsOf("pixels");
    const { name, platform, datasetId, testEventCode } = input;
    const set = (enabled: boolean, seen: number) =>
      askApi("PUT", `/pixels/${id}`, {
        key,
        body: { name, platform, datasetId, testEventCode, enabled, version: seen },
      });
    const off = await set(false, version);
    expect(off).toMatchObject({ status: 200, body: { enabled: false } });
    expect(await set(true, off.body.version)).toMatchObject({ status: 200 });
    expect(await rowsOf("pixels")).toEqual(before);
  });

  for (const change of [{ status: "won" }, { agentId: null }, { deleted: true }]) {
    it(`of leads that were changed together: ${Object.keys(change).join()}`, async ({ expect }) => {
      const { key } = await makeKey();
      const agent = await makeAgent();
      const [one, other] = [await makeLead(key, agent.id), await makeLead(key, agent.id)];
      const before = await rowsOf("leads");
      const bulk = (changes: unknown) => askApi("POST", "/leads/bulk", { key, body: { changes } });
      const { body } = await bulk([one, other].map(({ id }) => ({ id, ...change })));
      expect(body).toMatchObject({ changed: 2, skipped: [] });
      expect(await rowsOf("leads")).not.toEqual(before);
      expect(await bulk(body.undo)).toMatchObject({ body: { changed: 2, skipped: [] } });
      expect(await rowsOf("leads")).toEqual(before);
    });
  }

  it("of a lead that was written over", async ({ expect }) => {
    const { key } = await makeKey();
    const { id, name, phone, email, value } = await makeLead(key, (await makeAgent()).id);
    const before = (await rowsOf("leads"))["leads"];
    const write = async (version: number, body: object) =>
      askApi("PATCH", `/leads/${id}`, { key, body: { ...body, version } });
    const other = { name: "B", phone: "081299998888", email: null, value: { amount: 2, currency: "USD" } };
    expect(await write(1, other)).toMatchObject({ status: 200, body: { name: "B" } });
    expect(await write(2, { name, phone: `+${phone}`, email, value })).toMatchObject({ status: 200 });
    const withoutActivity = (rows: unknown) => JSON.stringify(rows).replaceAll(/"last_activity_at":\d+/g, "");
    expect(withoutActivity((await rowsOf("leads"))["leads"])).toBe(withoutActivity(before));
  });
});

let leads = 0;

async function makeLead(key: string, agentId: string) {
  leads += 1;
  const phone = `+65 9123 ${String(1000 + leads)}`;
  const value = { amount: 1_500_000, currency: "IDR" };
  const body = {
    name: `Lead ${leads}`,
    phone,
    email: `lead${leads}@example.com`,
    status: "hot",
    agentId,
    value,
  };
  const made = await askApi("POST", "/leads", { key, body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return made.body;
}
