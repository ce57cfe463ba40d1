import { DEFAULT_QUIET_COUNTRIES } from "@rotator/shared/core/country-groups";
import { env } from "cloudflare:workers";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { makeAgent, makeDomain, makeRotator, member, publishEnv, unique } from "../../../test/builders.ts";
import { copyInDatabase, copyInKv, watchedRotations } from "../../../test/published.ts";
import { finishPublishing } from "./finish-publishing.ts";
import { saveAgent, setAgentActive } from "./save-agent.ts";
import { saveDomain } from "./save-domain.ts";
import { saveRotator, setRotatorStatus } from "./save-rotator.ts";
import { setMember } from "./set-member.ts";

beforeAll(() => {
  vi.spyOn(console, "error").mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
});

const down = async (): Promise<never> => {
  throw new Error("down");
};
const never = (): Promise<never> => new Promise(() => {});

describe("a save", () => {
  it("brings the whole copy to D1, the rotation and KV", async () => {
    const agent = await makeAgent({ name: `Ayu "AA" O'Neil`, phone: "62811000999" });
    const domain = await makeDomain({ host: `${unique("link")}.brand.co.id`, setMetaCookies: true });
    const rotator = await makeRotator({
      domainId: domain.id,
      members: [member(agent.id)],
      messageTemplate: 'Halo "Kak"\n(Ref: {{code}}) 🙏',
      deeplink: true,
      sticky: { enabled: true, days: 30, cover: "keep" },
      fallbackPhone: "62811000998",
      consent: { rule: "assumed", formCountries: ["DE", "FR"], honourGpc: true },
    });

    expect(await copyInKv(rotator.address)).toEqual({
      v: 1,
      id: rotator.id,
      version: 1,
      rosterVersion: 1,
      addresses: [rotator.address],
      name: "Promo",
      status: "active",
      method: "round_robin",
      members: [{ id: agent.id, name: `Ayu "AA" O'Neil`, phone: "62811000999", weight: 1, state: "active" }],
      heirs: {},
      messageTemplate: 'Halo "Kak"\n(Ref: {{code}}) 🙏',
      chatLink: "wa.me",
      deeplink: true,
      sticky: { enabled: true, days: 30, cover: "keep" },
      fallbackPhone: "62811000998",
      consent: {
        rule: "assumed",
        formCountries: ["DE", "FR"],
        honourGpc: true,
        quietCountries: DEFAULT_QUIET_COUNTRIES,
      },
      metaCookies: { domain: "brand.co.id", index: 2 },
      site: { name: "", colour: null, textColour: null, logo: null, language: "visitor", responsible: null },
    });
    expect(await copyInDatabase(rotator.address)).toEqual({
      copy: await copyInKv(rotator.address),
      unpublished: 0,
    });
  });

  it("gives rotation and KV the same copy as D1", async () => {
    const rotator = await makeRotator();
    const { given, namespace } = watchedRotations();

    await setRotatorStatus(publishEnv({ ROTATION: namespace }), rotator.id, "paused");

    const copy = (await copyInDatabase(rotator.address))?.copy;
    expect(copy).toMatchObject({
      version: 2,
      status: "paused",
      fallbackPhone: null,
      metaCookies: null,
      deeplink: false,
    });
    expect(given.get(rotator.id)).toEqual(copy);
    expect(await copyInKv(rotator.address)).toEqual(copy);
  });

  it("succeeds while the rotation is down, and cron finishes it", async () => {
    const rotator = await makeRotator();
    const broken = watchedRotations(down);

    const saved = await setRotatorStatus(publishEnv({ ROTATION: broken.namespace }), rotator.id, "paused");
    expect(saved).toEqual({ version: 2, published: false });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 1 });
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 2 });

    const { given, namespace } = watchedRotations();
    expect(await finishPublishing(publishEnv({ ROTATION: namespace }))).toBe(1);
    expect(given.get(rotator.id)).toMatchObject({ version: 2, status: "paused" });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 0 });
    expect(await finishPublishing(publishEnv())).toBe(0);
  });

  it("does not wait for a rotation that hangs", async () => {
    const rotator = await makeRotator();
    const hanging = watchedRotations(never);
    const begun = Date.now();

    const saved = await setRotatorStatus(publishEnv({ ROTATION: hanging.namespace }), rotator.id, "paused");

    expect(saved.published).toBe(false);
    expect(Date.now() - begun).toBeLessThan(3000);
    await finishPublishing(publishEnv());
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 0 });
  });

  it("succeeds while KV is down, and cron finishes it", async () => {
    const rotator = await makeRotator();
    const { given, namespace } = watchedRotations();

    const saved = await setRotatorStatus(
      publishEnv({ ROTATION: namespace, LINKS: { put: down } }),
      rotator.id,
      "paused",
    );
    expect(saved).toEqual({ version: 2, published: false });
    expect(given.get(rotator.id)).toMatchObject({ version: 2 });
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 1 });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 1 });

    await finishPublishing(publishEnv());
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 2, status: "paused" });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 0 });
  });
});

describe("saves at once", () => {
  it("get versions of their own and end with the newest copy everywhere", async () => {
    const rotator = await makeRotator();
    const { given, namespace } = watchedRotations();
    const saving = publishEnv({ ROTATION: namespace });
    const [first, second] = rotator.input.members ?? [];

    const saved = await Promise.all([
      setRotatorStatus(saving, rotator.id, "paused"),
      setAgentActive(saving, first?.agentId ?? "", false, null),
      setAgentActive(saving, second?.agentId ?? "", false, null),
      setRotatorStatus(saving, rotator.id, "active"),
    ]);

    expect(saved.every((save) => save.published)).toBe(true);
    const row = await copyInDatabase(rotator.address);
    expect(row).toMatchObject({
      unpublished: 0,
      copy: { version: 5, members: [{ state: "off" }, { state: "off" }] },
    });
    expect(new Set([saved[0].version, saved[3].version]).size).toBe(2);
    expect(given.get(rotator.id)).toEqual(row?.copy);
    expect(await copyInKv(rotator.address)).toEqual(row?.copy);
  });

  it("let only one of two that saw the same version through", async () => {
    const rotator = await makeRotator();
    const seen = { id: rotator.id, version: rotator.version };

    const outcomes = await Promise.allSettled([
      saveRotator(publishEnv(), { ...rotator.input, name: "One" }, seen),
      saveRotator(publishEnv(), { ...rotator.input, name: "Two" }, seen),
    ]);

    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 2 });
  });

  it("leave the newest in KV even if the older save writes there last", async () => {
    const rotator = await makeRotator();
    const { promise: newerIsThrough, resolve } = Promise.withResolvers<void>();
    const late = async (key: string, body: string): Promise<void> => {
      await newerIsThrough;
      await env.LINKS.put(key, body);
    };

    const older = setRotatorStatus(publishEnv({ LINKS: { put: late } }), rotator.id, "paused");
    await expect.poll(async () => (await copyInDatabase(rotator.address))?.copy?.version).toBe(2);
    expect(await setRotatorStatus(publishEnv(), rotator.id, "archived")).toEqual({
      version: 3,
      published: true,
    });
    resolve();

    expect(await older).toEqual({ version: 2, published: true });
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 3, status: "archived" });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 0 });
  });

  it("mark the newest again if the older save wrote over it and then lost KV", async () => {
    const rotator = await makeRotator();
    const { promise: newerIsThrough, resolve } = Promise.withResolvers<void>();
    let writes = 0;
    const onceAndLate = async (key: string, body: string): Promise<void> => {
      await newerIsThrough;
      writes += 1;
      if (writes > 1) throw new Error("down");
      await env.LINKS.put(key, body);
    };

    const older = setRotatorStatus(publishEnv({ LINKS: { put: onceAndLate } }), rotator.id, "paused");
    await expect.poll(async () => (await copyInDatabase(rotator.address))?.copy?.version).toBe(2);
    await setRotatorStatus(publishEnv(), rotator.id, "archived");
    resolve();

    expect(await older).toEqual({ version: 2, published: false });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 1 });
    await finishPublishing(publishEnv());
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 3 });
  });

  it("write the newest again where an older write was given up and lands later", async () => {
    const rotator = await makeRotator();
    const { promise: newerIsThrough, resolve } = Promise.withResolvers<void>();
    let landed: Promise<void> = newerIsThrough;
    const late = (key: string, body: string): Promise<void> =>
      (landed = newerIsThrough.then(() => env.LINKS.put(key, body)));

    await setRotatorStatus(publishEnv({ LINKS: { put: late } }), rotator.id, "paused");
    expect(await setRotatorStatus(publishEnv(), rotator.id, "archived")).toEqual({
      version: 3,
      published: false,
    });
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 3 });
    await finishPublishing(publishEnv());
    resolve();
    await landed;
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 2 });

    await env.DB.prepare(
      "UPDATE settings SET value = value - 120000 WHERE key = 'publish.given_up_at'",
    ).run();
    await finishPublishing(publishEnv());
    expect(await copyInKv(rotator.address)).toMatchObject({ version: 3, status: "archived" });
    expect(await copyInDatabase(rotator.address)).toMatchObject({ unpublished: 0 });
  }, 15_000);
});

describe("many saves at once over weak stores", () => {
  it("end, once cron has run, with the newest copy everywhere", async () => {
    const agent = await makeAgent();
    const rotators = [
      await makeRotator({ members: [member(agent.id)] }),
      await makeRotator({ members: [member(agent.id)] }),
    ];
    const weakly = async (): Promise<void> => {
      await scheduler.wait(Math.random() * 30);
      if (Math.random() < 0.2) throw new Error("down");
    };
    const { given, namespace } = watchedRotations(weakly);
    const put = async (key: string, body: string): Promise<void> => {
      await weakly();
      await env.LINKS.put(key, body);
      await weakly();
    };
    const weak = publishEnv({ ROTATION: namespace, LINKS: { put } });

    const saves = rotators.flatMap(({ id }) =>
      Array.from({ length: 10 }, (_, i) => setRotatorStatus(weak, id, i % 2 === 0 ? "paused" : "active")),
    );
    const switches = Array.from({ length: 10 }, (_, i) => setAgentActive(weak, agent.id, i % 2 === 0, null));
    await Promise.all([...saves, ...switches]);
    const { namespace: sound } = watchedRotations(async (copy) => void given.set(copy.id, copy));
    await finishPublishing(publishEnv({ ROTATION: sound }));

    for (const rotator of rotators) {
      const row = await copyInDatabase(rotator.address);
      expect(row).toMatchObject({ unpublished: 0, copy: { version: 21 } });
      expect(given.get(rotator.id)).toEqual(row?.copy);
      expect(await copyInKv(rotator.address)).toEqual(row?.copy);
    }
  });
});

describe("a change of what rotators share", () => {
  it("reaches all five rotators of an agent that is switched off, the rotations first", async () => {
    const agent = await makeAgent();
    const rotators = [];
    for (let i = 0; i < 5; i++)
      rotators.push(await makeRotator({ members: [member(agent.id), member((await makeAgent()).id)] }));
    const other = await makeRotator();
    const order: string[] = [];
    const { given, namespace } = watchedRotations(async () => {
      order.push("rotation");
    });
    const put = async (key: string, body: string): Promise<void> => {
      order.push("kv");
      await env.LINKS.put(key, body);
    };

    const saved = await setAgentActive(
      publishEnv({ ROTATION: namespace, LINKS: { put } }),
      agent.id,
      false,
      null,
    );

    expect(saved).toEqual({ version: 2, published: true });
    expect(order).toEqual([...Array(5).fill("rotation"), ...Array(5).fill("kv")]);
    for (const rotator of rotators) {
      const copy = await copyInKv(rotator.address);
      expect(copy).toMatchObject({
        version: 2,
        rosterVersion: 2,
        members: [{ id: agent.id, state: "off" }, { state: "active" }],
      });
      expect(given.get(rotator.id)).toEqual(copy);
    }
    expect(await copyInKv(other.address)).toMatchObject({ version: 1 });
  });

  it("leaves one rotation's failure to cron and finishes the others", async () => {
    const agent = await makeAgent();
    const broken = await makeRotator({ members: [member(agent.id)] });
    const sound = await makeRotator({ members: [member(agent.id)] });
    const { namespace } = watchedRotations(async (copy) => (copy.id === broken.id ? down() : undefined));

    expect(await setAgentActive(publishEnv({ ROTATION: namespace }), agent.id, false, null)).toMatchObject({
      published: false,
    });

    expect(await copyInDatabase(broken.address)).toMatchObject({ unpublished: 1 });
    expect(await copyInDatabase(sound.address)).toMatchObject({ unpublished: 0 });
    await finishPublishing(publishEnv());
    expect(await copyInDatabase(broken.address)).toMatchObject({ unpublished: 0 });
  });

  it("publishes a new number of an agent without a new roster", async () => {
    const agent = await makeAgent();
    const rotator = await makeRotator({ members: [member(agent.id)] });

    await saveAgent(publishEnv(), { name: "Ayu", phone: "62811777888" }, agent);

    expect(await copyInKv(rotator.address)).toMatchObject({
      version: 2,
      rosterVersion: 1,
      members: [{ name: "Ayu", phone: "62811777888" }],
    });
  });

  it("publishes a domain's Meta cookies to its rotators", async () => {
    const domain = await makeDomain();
    const rotator = await makeRotator({ domainId: domain.id });

    await saveDomain(publishEnv(), { host: domain.host, setMetaCookies: true }, domain);

    expect(await copyInKv(rotator.address)).toMatchObject({
      version: 2,
      metaCookies: { domain: "example.com", index: 1 },
    });
  });
});

describe("the roster", () => {
  it("grows only when who may serve with which weight changes", async () => {
    const agent = await makeAgent();
    const rotator = await makeRotator({
      method: "weighted",
      members: [member(agent.id, 80), member((await makeAgent()).id, 20)],
    });
    const seen = (version: number) => ({ id: rotator.id, version });
    const rosterVersion = async (): Promise<number | undefined> =>
      (await copyInKv(rotator.address))?.rosterVersion;

    await saveRotator(publishEnv(), { ...rotator.input, name: "Renamed", members: undefined }, seen(1));
    expect(await rosterVersion()).toBe(1);
    await setMember(publishEnv(), seen(2), { ...member(agent.id, 80), position: 1 });
    expect(await rosterVersion()).toBe(1);
    await setMember(publishEnv(), seen(3), member((await makeAgent()).id, 50, "off"));
    expect(await rosterVersion()).toBe(1);
    await setMember(publishEnv(), seen(4), member(agent.id, 60));
    expect(await rosterVersion()).toBe(2);
    await setAgentActive(publishEnv(), agent.id, false, null);
    expect(await rosterVersion()).toBe(3);

    const { results } = await env.DB.prepare(
      "SELECT version, members FROM rosters WHERE rotator_id = ? ORDER BY version",
    )
      .bind(rotator.id)
      .all<{ version: number; members: string }>();
    expect(results.map((row) => row.version)).toEqual([1, 2, 3]);
    expect(JSON.parse(results[1]?.members ?? "")).toContainEqual({
      agentId: agent.id,
      weight: 60,
      state: "active",
    });
    expect(JSON.parse(results[2]?.members ?? "")).toHaveLength(1);
  });

  it("drains who has no weight under weights, not under equal turns", async () => {
    const [a, b] = [await makeAgent(), await makeAgent()];
    const members = [member(a.id, 0), member(b.id, 5)];
    const weighted = await makeRotator({ method: "weighted", members });
    const equal = await makeRotator({ method: "round_robin", members });

    expect((await copyInKv(weighted.address))?.members).toMatchObject([
      { weight: 0, state: "drain" },
      { weight: 5, state: "active" },
    ]);
    expect((await copyInKv(equal.address))?.members).toMatchObject([
      { weight: 1, state: "active" },
      { weight: 1, state: "active" },
    ]);
  });
});
