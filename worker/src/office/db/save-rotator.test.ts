import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import {
  makeAgent,
  makeDomain,
  makePixel,
  makeRotator,
  member,
  publishEnv,
  unique,
} from "../../../test/builders.ts";
import { copyInDatabase, copyInKv } from "../../../test/published.ts";
import { archiveAgent } from "./archive-agent.ts";
import { removeAddress } from "./remove-address.ts";
import { saveAgent, setAgentActive } from "./save-agent.ts";
import { saveDomain } from "./save-domain.ts";
import { type RotatorInput, saveRotator, setRotatorStatus } from "./save-rotator.ts";
import { setMember, setMemberState } from "./set-member.ts";

const CONFIGURATION = [
  "domains",
  "agents",
  "rotators",
  "rotator_addresses",
  "members",
  "heirs",
  "rosters",
  "published_rotators",
];

async function everything(): Promise<unknown[]> {
  const tables = await env.DB.batch(CONFIGURATION.map((table) => env.DB.prepare(`SELECT * FROM ${table}`)));
  return tables.map((table) => table.results);
}

async function freedDaysAgo(address: string, days: number): Promise<void> {
  const at = Date.now() - days * 86_400_000;
  await env.DB.prepare("UPDATE freed_addresses SET freed_at = ?2 WHERE address = ?1").bind(address, at).run();
}

async function refusalOf(save: () => Promise<unknown>): Promise<unknown> {
  const before = await everything();
  const refusal = await save().then(
    () => "saved",
    (error: { refusal?: unknown }) => error.refusal ?? error,
  );
  expect(await everything()).toEqual(before);
  return refusal;
}

describe("an edit of an old version", () => {
  it("changes nothing of a rotator, its address or its members", async () => {
    const rotator = await makeRotator();
    await setRotatorStatus(publishEnv(), rotator.id, "paused");
    const newMember = await makeAgent();
    const edit = { ...rotator.input, slug: unique("other"), members: [member(newMember.id)] };

    expect(await refusalOf(() => saveRotator(publishEnv(), edit, { id: rotator.id, version: 1 }))).toEqual({
      kind: "stale",
    });
    expect(
      await refusalOf(() => setMember(publishEnv(), { id: rotator.id, version: 1 }, member(newMember.id))),
    ).toEqual({ kind: "stale" });
  });

  it("changes nothing of an agent or a domain", async () => {
    const agent = await makeAgent();
    await makeRotator({ members: [member(agent.id)] });
    await setAgentActive(publishEnv(), agent.id, false, null);
    const domain = await makeDomain();
    await saveDomain(publishEnv(), { host: domain.host, setMetaCookies: true }, domain);

    expect(
      await refusalOf(() => saveAgent(publishEnv(), { name: "Ayu", phone: "62811000111" }, agent)),
    ).toEqual({ kind: "stale" });
    expect(await refusalOf(() => archiveAgent(publishEnv(), agent))).toEqual({ kind: "stale" });
    expect(
      await refusalOf(() => saveDomain(publishEnv(), { host: domain.host, setMetaCookies: false }, domain)),
    ).toEqual({ kind: "stale" });
  });
});

describe("a switch", () => {
  it("is in the way of no edit, which leaves it as it is unless it says otherwise", async () => {
    const rotator = await makeRotator();
    const [first, second] = rotator.input.members ?? [];
    await setMemberState(publishEnv(), rotator.id, first?.agentId ?? "", "drain", null);
    await setAgentActive(publishEnv(), second?.agentId ?? "", false, null);
    const members = [{ agentId: first?.agentId ?? "" }, { agentId: second?.agentId ?? "", weight: 20 }];

    const saved = await saveRotator(publishEnv(), { ...rotator.input, members }, rotator);

    expect(saved.version).toBe(4);
    expect(await copyInKv(rotator.address)).toMatchObject({
      members: [{ state: "drain" }, { state: "off" }],
    });
    const edit = () => saveRotator(publishEnv(), rotator.input, { id: rotator.id, version: 3 });
    expect(await refusalOf(edit)).toEqual({ kind: "stale" });
    const future = () => saveRotator(publishEnv(), rotator.input, { id: rotator.id, version: 5 });
    expect(await refusalOf(future)).toEqual({ kind: "stale" });
  });
});

describe("a change of what is not there", () => {
  it("is refused as missing", async () => {
    const input = (await makeRotator()).input;
    const agent = await makeAgent();
    const nothing = { id: "rot_nothing", version: 1 };

    expect(
      await refusalOf(() => saveRotator(publishEnv(), { ...input, slug: unique("x") }, nothing)),
    ).toEqual({ kind: "missing" });
    expect(await refusalOf(() => setRotatorStatus(publishEnv(), "rot_nothing", "paused"))).toEqual({
      kind: "missing",
    });
    expect(await refusalOf(() => setAgentActive(publishEnv(), "agt_nothing", false, null))).toEqual({
      kind: "missing",
    });
    expect(await refusalOf(() => setMember(publishEnv(), nothing, member(agent.id)))).toEqual({
      kind: "missing",
    });
  });
});

describe("an address", () => {
  it("keeps working after a rename, at the old place and the new", async () => {
    const domain = await makeDomain();
    const rotator = await makeRotator({ domainId: domain.id, slug: "before" });

    await saveRotator(publishEnv(), { ...rotator.input, slug: "after" }, rotator);

    const addresses = [`${domain.host}/after`, `${domain.host}/before`];
    for (const address of addresses)
      expect(await copyInKv(address)).toMatchObject({ id: rotator.id, version: 2, addresses });
  });

  it("has the present one first when a rotator returns to an old slug", async () => {
    const domain = await makeDomain();
    const rotator = await makeRotator({ domainId: domain.id, slug: "one" });

    await saveRotator(publishEnv(), { ...rotator.input, slug: "two" }, { id: rotator.id, version: 1 });
    await saveRotator(publishEnv(), rotator.input, { id: rotator.id, version: 2 });

    expect(await copyInKv(`${domain.host}/two`)).toMatchObject({
      version: 3,
      addresses: [`${domain.host}/one`, `${domain.host}/two`],
    });
  });

  it("follows a rotator to another domain", async () => {
    const [from, to] = [await makeDomain(), await makeDomain()];
    const rotator = await makeRotator({ domainId: from.id, slug: "promo" });

    await saveRotator(publishEnv(), { ...rotator.input, domainId: to.id }, rotator);

    const addresses = [`${to.host}/promo`, `${from.host}/promo`];
    for (const address of addresses)
      expect(await copyInKv(address)).toMatchObject({ id: rotator.id, addresses });
  });

  it("that was removed may be taken after 90 days, not before, and at any time by who had it", async () => {
    const domain = await makeDomain();
    const former = await makeRotator({ domainId: domain.id, slug: "promo" });
    await saveRotator(publishEnv(), { ...former.input, slug: "former" }, former);
    await removeAddress({ ...env }, former.id, { domainId: domain.id, slug: "promo" });
    expect(await copyInKv(`${domain.host}/promo`)).toBeUndefined();
    expect(await copyInDatabase(`${domain.host}/promo`)).toBeUndefined();

    const taken = { kind: "invalid", fields: { slug: "taken" } };
    const other = await makeRotator({ domainId: domain.id });
    const take = () => saveRotator(publishEnv(), { ...other.input, slug: "promo" }, other);
    await freedDaysAgo(`${domain.host}/promo`, 89);
    expect(await refusalOf(take)).toEqual(taken);
    await saveRotator(publishEnv(), former.input, { id: former.id, version: 3 });
    await saveRotator(publishEnv(), { ...former.input, slug: "former" }, { id: former.id, version: 4 });
    await freedDaysAgo(`${domain.host}/promo`, 91);
    expect(await refusalOf(take)).toEqual(taken);
    await removeAddress({ ...env }, former.id, { domainId: domain.id, slug: "promo" });
    await freedDaysAgo(`${domain.host}/promo`, 91);

    const heir = await makeRotator({ domainId: domain.id, slug: "promo" });

    expect(await copyInKv(`${domain.host}/promo`)).toMatchObject({
      id: heir.id,
      addresses: [`${domain.host}/promo`],
    });
    expect(await copyInKv(`${domain.host}/former`)).toMatchObject({
      id: former.id,
      version: 6,
      addresses: [`${domain.host}/former`],
    });
  });

  it("ends with its new holder even if a save of the former one reaches KV last", async () => {
    const domain = await makeDomain();
    const former = await makeRotator({ domainId: domain.id, slug: "promo" });
    await saveRotator(publishEnv(), { ...former.input, slug: "former" }, former);
    const { promise: takenOver, resolve } = Promise.withResolvers<void>();
    const late = async (key: string, body: string): Promise<void> => {
      await takenOver;
      await env.LINKS.put(key, body);
    };

    const next = await makeRotator({ domainId: domain.id, slug: "next" });
    await setRotatorStatus(publishEnv(), next.id, "active");

    const slow = setRotatorStatus(publishEnv({ LINKS: { put: late } }), former.id, "paused");
    await expect
      .poll(() =>
        env.DB.prepare("SELECT version FROM rotators WHERE id = ?").bind(former.id).first("version"),
      )
      .toBe(3);
    await removeAddress({ ...env }, former.id, { domainId: domain.id, slug: "promo" });
    await freedDaysAgo(`${domain.host}/promo`, 91);
    await saveRotator(publishEnv(), { ...next.input, slug: "promo" }, { id: next.id, version: 2 });
    resolve();
    await slow;

    expect(await copyInKv(`${domain.host}/promo`)).toMatchObject({ id: next.id, version: 3 });
    expect(await copyInKv(`${domain.host}/former`)).toMatchObject({
      id: former.id,
      addresses: [`${domain.host}/former`],
    });
  });

  it("is refused where another rotator has it or had it, by the name of the field", async () => {
    const domain = await makeDomain();
    await makeRotator({ domainId: domain.id, slug: "taken" });
    const rotator = await makeRotator({ domainId: domain.id, slug: "free" });
    const taken = { kind: "invalid", fields: { slug: "taken" } };

    expect(
      await refusalOf(() => saveRotator(publishEnv(), { ...rotator.input, slug: "taken" }, rotator)),
    ).toEqual(taken);
    expect(await refusalOf(() => saveRotator(publishEnv(), { ...rotator.input, slug: "taken" }))).toEqual(
      taken,
    );

    await saveRotator(publishEnv(), { ...rotator.input, slug: "moved" }, rotator);
    expect(await refusalOf(() => saveRotator(publishEnv(), { ...rotator.input, slug: "free" }))).toEqual(
      taken,
    );
  });
});

describe("what a click is told as", () => {
  const told = (id: string) =>
    env.DB.prepare("SELECT pixel_id, click_event FROM rotators WHERE id = ?").bind(id).first();

  it("is nothing until a rotator says so, then its event at its pixel or at the default one", async () => {
    const pixel = await makePixel();
    const rotator = await makeRotator();
    const edit = (changed: Partial<RotatorInput>, version: number) =>
      saveRotator(publishEnv(), { ...rotator.input, ...changed }, { id: rotator.id, version });

    expect(await told(rotator.id)).toEqual({ pixel_id: null, click_event: "none" });
    await edit({ pixelId: pixel.id, clickEvent: "Lead" }, 1);
    expect(await told(rotator.id)).toEqual({ pixel_id: pixel.id, click_event: "Lead" });
    await edit({ pixelId: null, clickEvent: "Chat started" }, 2);
    expect(await told(rotator.id)).toEqual({ pixel_id: null, click_event: "Chat started" });
  });

  it("can be said of a new rotator, of a pixel that is there", async () => {
    const pixel = await makePixel();

    const rotator = await makeRotator({ pixelId: pixel.id, clickEvent: "Contact" });

    expect(await told(rotator.id)).toEqual({ pixel_id: pixel.id, click_event: "Contact" });
    const other = { ...rotator.input, slug: unique("other"), pixelId: "pix_nothing" };
    expect(await refusalOf(() => saveRotator(publishEnv(), other))).toEqual({
      kind: "invalid",
      fields: { pixelId: "unknown" },
    });
  });

  it("is nothing that the edge knows of", async () => {
    const pixel = await makePixel();
    const rotator = await makeRotator({ pixelId: pixel.id, clickEvent: "Contact" });

    expect(JSON.stringify(await copyInKv(rotator.address))).not.toContain(pixel.id);
  });
});

it("publishes the code that requests say for a country, whatever people call it", async () => {
  const formCountries = ["UK", "DE", "GB"];

  const { address } = await makeRotator({ consent: { rule: "assumed", formCountries, honourGpc: false } });

  expect(await copyInKv(address)).toMatchObject({ consent: { formCountries: ["GB", "DE"] } });
});

describe("what a rotator cannot be", () => {
  it.each<[string, Partial<RotatorInput>]>([
    ["slug", { slug: "Promo" }],
    ["slug", { slug: "a/b" }],
    ["name", { name: " " }],
    ["fallbackPhone", { fallbackPhone: "0811000100" }],
    ["sticky.days", { sticky: { enabled: true, days: 0, cover: "return" } }],
    ["consent.formCountries", { consent: { rule: "assumed", formCountries: ["de"], honourGpc: false } }],
    ["domainId", { domainId: "dom_nothing" }],
    ["members.0.weight", { members: [member("agt_1", 10_001)] }],
    ["members.1.weight", { members: [member("agt_1"), member("agt_2", 0.5)] }],
    ["members.1", { members: [member("agt_1"), member("agt_1")] }],
    ["members", { members: [member("agt_nobody")] }],
    ["pixelId", { pixelId: "pix_nothing" }],
    ["pixelId", { pixelId: "pix_nothing", clickEvent: "Lead" }],
    ["clickEvent", { clickEvent: "" }],
    ["clickEvent", { clickEvent: "lead" }],
    ["clickEvent", { clickEvent: "None" }],
    ["clickEvent", { clickEvent: "Purchase" }],
  ])("is refused by its %s: %j", async (field, wrong) => {
    const rotator = await makeRotator();
    const save = () => saveRotator(publishEnv(), { ...rotator.input, ...wrong }, rotator);

    expect(await refusalOf(save)).toEqual({ kind: "invalid", fields: { [field]: expect.any(String) } });
  });

  it.each([
    ["EU", ["DE", "EU"]],
    ["XX", ["XX"]],
    ["T1", ["T1", "ID"]],
  ])(
    "is one with a form for a country that nobody comes from, which is named: %s",
    async (unknown, formCountries) => {
      const rotator = await makeRotator();
      const consent = { rule: "assumed", formCountries, honourGpc: false } as const;

      expect(
        await refusalOf(() => saveRotator(publishEnv(), { ...rotator.input, consent }, rotator)),
      ).toEqual({
        kind: "invalid",
        fields: { "consent.formCountries": `unknown_country: ${unknown}` },
      });
    },
  );

  it("is one with an archived agent", async () => {
    const agent = await makeAgent();
    await archiveAgent(publishEnv(), agent);
    const rotator = await makeRotator();

    expect(await refusalOf(() => setMember(publishEnv(), rotator, member(agent.id)))).toEqual({
      kind: "invalid",
      fields: { members: "unknown_agent" },
    });
  });

  it.each(["0811000100", "+62811000100", "1234567", ""])("is one with an agent at %j", async (phone) => {
    const save = () => saveAgent(publishEnv(), { name: "Ayu", phone });

    expect(await refusalOf(save)).toEqual({ kind: "invalid", fields: { phone: "malformed" } });
  });
});
