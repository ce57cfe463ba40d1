import { env } from "cloudflare:workers";
import { DEPLOYMENT_NAME } from "@rotator/shared/core/deployment";
import { beforeEach, describe, it } from "vitest";
import { makeDomain, makeRotator } from "../../test/builders.ts";
import { loadDomain } from "./db/list-domains.ts";
import { findDomainAlarms } from "./db/find-domain-alarms.ts";
import { recheckDomains } from "./recheck-domains.ts";

const MINUTE_MS = 60_000;
const HERE = env.ROTATION.idFromName(DEPLOYMENT_NAME).toString();

/** Hosts as they answer by turns, and a note of who was asked. */
function makeWeb(answer: (host: string) => string | undefined) {
  const asked: string[] = [];
  const ask = async (url: string) => {
    const { host } = new URL(url);
    asked.push(host);
    const text = answer(host);
    if (text === undefined) throw new Error("no such host");
    return new Response(text);
  };
  return { asked, ask };
}

beforeEach(async () => {
  await env.DB.batch(
    ["published_rotators", "rotator_addresses", "members", "rosters", "rotators", "domains"].map((table) =>
      env.DB.prepare(`DELETE FROM ${table}`),
    ),
  );
});

describe("domains", () => {
  it("are looked at each quarter of an hour, a broken one more often", async ({ expect }) => {
    const { id, host } = await makeDomain();
    const now = Date.now();
    let answer: string | undefined = HERE;
    const { asked, ask } = makeWeb(() => answer);
    const look = (minutes: number) => recheckDomains(env, now + minutes * MINUTE_MS, ask);
    await look(0);
    expect(await loadDomain(env.DB, id)).toMatchObject({
      check: { state: "live", checkedAt: now },
      liveAt: now,
    });
    await look(14);
    expect(asked).toEqual([host]);
    answer = undefined;
    await look(15);
    expect(await loadDomain(env.DB, id)).toMatchObject({
      check: { state: "broken", reason: "no_answer" },
      liveAt: now,
    });
    await look(16);
    await look(17);
    expect(asked).toHaveLength(3);
  });

  it("that never were live are pending, and left alone after a week", async ({ expect }) => {
    const { id } = await makeDomain();
    const { asked, ask } = makeWeb(() => undefined);
    await recheckDomains(env, Date.now(), ask);
    expect(await loadDomain(env.DB, id)).toMatchObject({ check: { state: "pending" }, liveAt: null });
    await recheckDomains(env, Date.now() + 8 * 1_440 * MINUTE_MS, ask);
    expect(asked).toHaveLength(1);
  });

  it("are looked at a few at a time, the longest unseen first", async ({ expect }) => {
    const hosts = [];
    for (let i = 0; i < 5; i++) hosts.push((await makeDomain()).host);
    const { asked, ask } = makeWeb(() => HERE);
    const now = Date.now();
    for (let minute = 0; minute < 5; minute++)
      await recheckDomains({ ...env, CALL_LIMIT: "50" }, now + minute, ask);
    expect(asked.toSorted()).toEqual(hosts.toSorted());
  });

  it("raise an alarm when a live one with links fails twice, which ends once it leads here again", async ({
    expect,
  }) => {
    const unused = await makeDomain();
    const { input } = await makeRotator();
    const used = await loadDomain(env.DB, input.domainId);
    const now = Date.now();
    let answer = HERE;
    const { ask } = makeWeb(() => answer);
    const look = async (minutes: number) => {
      await recheckDomains(env, now + minutes * MINUTE_MS, ask);
      return findDomainAlarms(env.DB);
    };
    expect(await look(0)).toEqual([]);
    answer = "somebody's parking page";
    expect(await look(15)).toEqual([]);
    const detail = { name: used?.host, since: now, count: 1 };
    expect(await look(17)).toEqual([{ kind: "domain_broken", subjectId: input.domainId, detail }]);
    expect(unused.id).not.toBe(input.domainId);
    answer = HERE;
    expect(await look(19)).toEqual([]);
  });

  it("of others are not asked from a developer's machine", async ({ expect }) => {
    const { id } = await makeDomain();
    const local = await makeDomain({ host: "localhost" });
    await recheckDomains({ ...env, FORWARD_LINKS: "on" }, Date.now());
    expect(await loadDomain(env.DB, id)).toMatchObject({ check: null });
    expect(await loadDomain(env.DB, local.id)).toMatchObject({ check: { state: "live" } });
  });
});
