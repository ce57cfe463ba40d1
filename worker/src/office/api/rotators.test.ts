import { env } from "cloudflare:workers";
import { roleMay } from "@rotator/shared/contract/permissions";
import { readDay } from "@rotator/shared/core/day";
import { addDays } from "@rotator/shared/core/days";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makeDomain, makePixel, makeRotator, member, unique } from "../../../test/builders.ts";
import { visitLink } from "../../../test/visit-link.ts";
import { archiveAgent } from "../db/archive-agent.ts";
import { loadConversionSettings, saveConversionSettings } from "../db/conversion-settings.ts";
import { rotatorMemberRoutes } from "./rotator-members.ts";
import { rotatorRoutes } from "./rotators.ts";

let made = 0;
const newPhone = () => `0813-${String(Date.now()).slice(-4)}-${String(++made).padStart(4, "0")}`;

async function makeBody(changed: Record<string, unknown> = {}) {
  const domain = await makeDomain();
  const body = {
    slug: unique("promo"),
    domainId: domain.id,
    name: "Promo",
    members: [{ name: "Ayu", phone: newPhone() }],
    messageTemplate: "Halo (Ref: {{code}})",
    ...changed,
  };
  return { body, host: domain.host };
}

/** What a PUT says again, of a rotator as it was read. */
function editOf(rotator: Record<string, unknown>, changed: Record<string, unknown> = {}) {
  const fields =
    "slug domainId name method messageTemplate sticky deeplink chatLink pixelId clickEvent fallbackPhone consent version";
  return { ...Object.fromEntries(fields.split(" ").map((field) => [field, rotator[field]])), ...changed };
}

describe("a rotator", () => {
  it("that is made redirects at once, to agents that are made with it", async ({ expect }) => {
    const { key } = await makeKey();
    const [first, second] = [newPhone(), newPhone()];
    const { body, host } = await makeBody({
      members: [
        { name: " Ayu ", phone: first },
        { name: "Budi", phone: second, weight: 20, state: "drain" },
      ],
    });
    const answer = await askApi("POST", "/rotators", { key, body });
    const link = `https://${host}/wa/${body.slug}`;
    const phone = first.replaceAll("-", "").replace(/^0/, "62");
    expect(answer).toMatchObject({
      status: 201,
      body: {
        link,
        host,
        slug: body.slug,
        status: "active",
        version: 1,
        rosterVersion: 1,
        published: true,
        method: "round_robin",
        sticky: { enabled: true, days: 90, cover: "return" },
        deeplink: false,
        pixelId: null,
        clickEvent: "none",
        members: [
          { name: "Ayu", phone, weight: 100, state: "active", active: true, effectiveState: "active" },
          { name: "Budi", weight: 20, state: "drain", effectiveState: "drain" },
        ],
        addresses: [{ link, present: true }],
      },
    });
    expect(await visitLink(link)).toEqual({ status: 302, phone });
    expect(await askApi("GET", `/rotators/${answer.body.id}`, { key })).toMatchObject({ body: answer.body });
  });

  it("takes the agent whose number is known, under its own name and never twice", async ({ expect }) => {
    const { key } = await makeKey();
    const [known, gone] = [await makeAgent({ phone: "6281299900001" }), await makeAgent()];
    await archiveAgent({ ...env }, gone);
    const phones = ["+62 812-9990-0001", gone.phone];
    const { body } = await makeBody({ members: phones.map((phone) => ({ name: "Other", phone })) });
    const { body: rotator } = await askApi("POST", "/rotators", { key, body });
    expect(rotator.members).toMatchObject([{ agentId: known.id, name: known.name }, { name: "Other" }]);
    expect(rotator.members[1].agentId).not.toBe(gone.id);
    const twice = [{ agentId: known.id }, { name: "Again", phone: "0812 9990 0001" }];
    const edit = editOf(rotator, { members: twice });
    expect(await askApi("PUT", `/rotators/${rotator.id}`, { key, body: edit })).toMatchObject({
      status: 422,
      body: { errors: { "members.1": "repeated" } },
    });
  });

  it("makes one agent of a new number, however many name it at once", async ({ expect }) => {
    const { key } = await makeKey();
    const members = [{ name: "Ayu", phone: newPhone() }];
    const bodies = await Promise.all(Array.from({ length: 4 }, () => makeBody({ members })));
    const answers = await Promise.all(bodies.map(({ body }) => askApi("POST", "/rotators", { key, body })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.members[0].agentId)).size).toBe(1);
  });

  it("keeps its old address under a new ending or domain, until that is removed", async ({ expect }) => {
    const { key } = await makeKey();
    const { body } = await makeBody();
    const { body: rotator } = await askApi("POST", "/rotators", { key, body });
    const to = await makeDomain();
    const slug = unique("next");
    const edit = editOf(rotator, { slug, domainId: to.id });
    const { body: moved } = await askApi("PUT", `/rotators/${rotator.id}`, { key, body: edit });
    expect(moved).toMatchObject({ version: 2, link: `https://${to.host}/wa/${slug}` });
    expect(moved.addresses).toMatchObject([
      { link: moved.link, present: true },
      { link: rotator.link, present: false },
    ]);
    for (const link of [moved.link, rotator.link]) expect((await visitLink(link)).status).toBe(302);

    const remove = (domainId: string, slug: string) =>
      askApi("DELETE", `/rotators/${rotator.id}/addresses/${domainId}/${slug}`, { key });
    expect(await remove(moved.domainId, moved.slug)).toMatchObject({ body: { errors: { slug: "present" } } });
    expect(await remove(body.domainId, "nothing")).toMatchObject({ status: 404 });
    const removed = await remove(body.domainId, body.slug);
    expect(removed).toMatchObject({ status: 200, body: { addresses: [{ link: moved.link }] } });
    await expect.poll(async () => (await visitLink(rotator.link)).status).toBe(404);
    expect((await visitLink(moved.link)).status).toBe(302);
    const other = await askApi("POST", "/rotators", { key, body: { ...body, name: "Other" } });
    expect(other).toMatchObject({ status: 422, body: { errors: { slug: "taken" } } });
  });

  it("is listed page by page, with who serves and today's clicks", async ({ expect }) => {
    const { key } = await makeKey();
    const agents = [await makeAgent(), await makeAgent()];
    const rotator = await makeRotator({ members: agents.map(({ id }) => member(id)) });
    await askApi("PUT", `/agents/${agents[0]?.id}/active`, { key, body: { active: false } });
    await countClicks(rotator.id, Date.now(), 3);
    await countClicks(rotator.id, Date.now() - 2 * 86_400_000, 5);
    const archived = await makeRotator();
    await askApi("PUT", `/rotators/${archived.id}/status`, { key, body: { status: "archived" } });
    const found = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body } = await askApi("GET", `/rotators?limit=2&cursor=${cursor}`, { key });
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    const link = `https://${rotator.address.replace("/", "/wa/")}`;
    expect(found.filter(({ id }) => id === rotator.id || id === archived.id)).toEqual([
      expect.objectContaining({ link, memberCount: 2, servingCount: 1, clicksToday: 3, status: "active" }),
    ]);
    const { body } = await askApi("GET", "/rotators?archived=true&limit=100", { key });
    expect(body.items.map(({ id }: { id: string }) => id)).toContain(archived.id);
  });

  it("says before a pause how many clicks came and where people will go", async ({ expect }) => {
    const { key } = await makeKey();
    const [first, second] = [await makeAgent(), await makeAgent()];
    const { id, address } = await makeRotator({
      members: [member(first.id), member(second.id, 100, "drain")],
      fallbackPhone: "62811000199",
    });
    await countClicks(id, Date.now() - 6 * 86_400_000, 4);
    await countClicks(id, Date.now() - 8 * 86_400_000, 9);
    const impact = (query = "") => askApi("GET", `/rotators/${id}/impact${query}`, { key });
    const otherwise = { fallbackPhone: "62811000199", deploymentPhone: null, member: { agentId: first.id } };
    expect(await impact()).toMatchObject({
      body: { clicks: 4, serving: [{ agentId: first.id }], otherwise },
    });
    expect(await impact(`?withoutAgentId=${first.id}`)).toMatchObject({
      body: { serving: [], otherwise: { fallbackPhone: "62811000199", member: { agentId: second.id } } },
    });
    const insert = "INSERT INTO settings (key, value, updated_at) VALUES ('general.backup_phone', ?, 0)";
    await env.DB.prepare(insert).bind('"62811000200"').run();
    expect(await impact()).toMatchObject({ body: { otherwise: { deploymentPhone: "62811000200" } } });
    await env.DB.prepare("DELETE FROM settings WHERE key = 'general.backup_phone'").run();
    const body = { status: "paused" };
    const paused = await askApi("PUT", `/rotators/${id}/status`, { key, body });
    expect(paused).toMatchObject({ status: 200, body: { status: "paused", published: true } });
    const link = `https://${address.replace("/", "/wa/")}`;
    expect((await visitLink(link)).phone).toBe(first.phone);
  });
});

it("says how many clicks of ads came without a word of the ad", async ({ expect }) => {
  const { key } = await makeKey();
  const { id } = await makeRotator({ members: [member((await makeAgent()).id)] });
  await countClicks(id, Date.now(), 9);
  const today = readDay(Date.now(), env.TIME_ZONE);
  const count = "INSERT INTO click_dims VALUES (?1, ?2, 'ad_parameters', ?3, ?4)";
  await env.DB.batch([
    env.DB.prepare(count).bind(id, today, "missing", 3),
    env.DB.prepare(count).bind(id, addDays(today, -6), "missing", 2),
    env.DB.prepare(count).bind(id, addDays(today, -7), "missing", 40),
    env.DB.prepare(count).bind(id, today, "unreplaced", 1),
  ]);
  expect(await askApi("GET", `/rotators/${id}/ad-parameters`, { key })).toMatchObject({
    status: 200,
    body: { clicks: 9, missing: 5, unreplaced: 1 },
  });
  expect(await askApi("GET", "/rotators/rot_nothing/ad-parameters", { key })).toMatchObject({ status: 404 });
});

describe("an edit of a rotator", () => {
  it("that saw an old version is stale; a switch in between is not in its way", async ({ expect }) => {
    const { key } = await makeKey();
    const [first, second] = [await makeAgent(), await makeAgent()];
    const { id } = await makeRotator({ members: [member(first.id), member(second.id)] });
    const { body: seen } = await askApi("GET", `/rotators/${id}`, { key });
    await askApi("PUT", `/rotators/${id}/members/${first.id}/state`, { key, body: { state: "off" } });
    const members = [{ agentId: first.id }, { agentId: second.id, weight: 50 }];
    const body = editOf(seen, { name: "Renamed", members });
    const saved = await askApi("PUT", `/rotators/${id}`, { key, body });
    expect(saved).toMatchObject({
      status: 200,
      body: { name: "Renamed", version: 3, members: [{ state: "off" }, { state: "active", weight: 50 }] },
    });
    const again = await askApi("PUT", `/rotators/${id}`, { key, body });
    expect(again).toMatchObject({ status: 409, body: { code: "stale" } });
    const { body: now } = await askApi("GET", `/rotators/${id}`, { key });
    expect(now).toEqual(saved.body);
  });

  it("at the same time as another one: one is saved, one is stale", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator();
    const { body: seen } = await askApi("GET", `/rotators/${id}`, { key });
    const save = (name: string) =>
      askApi("PUT", `/rotators/${id}`, { key, body: editOf(seen, { name, slug: unique(name) }) });
    const answers = await Promise.all([save("one"), save("two")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.body;
    const { body: now } = await askApi("GET", `/rotators/${id}`, { key });
    expect(now).toEqual(winner);
    expect(now.addresses).toHaveLength(2);
  });

  it("that says the backup number again as it was read leaves it, wherever it is from", async ({
    expect,
  }) => {
    const { key } = await makeKey();
    const settings = await loadConversionSettings(env.DB);
    await saveConversionSettings(env.DB, { ...settings, defaultCountry: "US" });
    const { body } = await makeBody({ members: [], fallbackPhone: "+47 22 33 44 55" });
    const { body: seen } = await askApi("POST", "/rotators", { key, body });
    const saved = await askApi("PUT", `/rotators/${seen.id}`, { key, body: editOf(seen) });
    await saveConversionSettings(env.DB, settings);
    expect([seen.fallbackPhone, saved.body.fallbackPhone]).toEqual(["4722334455", "4722334455"]);
  });

  it("without members leaves them as they are", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator();
    const { body: seen } = await askApi("GET", `/rotators/${id}`, { key });
    const saved = await askApi("PUT", `/rotators/${id}`, { key, body: editOf(seen, { deeplink: true }) });
    expect(saved.body).toMatchObject({ deeplink: true, members: seen.members, rosterVersion: 1 });
  });
});

describe("what a rotator cannot be", () => {
  it.for<[Record<string, unknown>, Record<string, string>]>([
    [{ slug: "" }, { slug: "empty" }],
    [{ slug: "Promo" }, { slug: "malformed" }],
    [{ slug: "../api" }, { slug: "malformed" }],
    [{ slug: "a/b" }, { slug: "malformed" }],
    [{ slug: "%2e%2e" }, { slug: "malformed" }],
    [{ slug: "a\u0000b" }, { slug: "malformed" }],
    [{ slug: "рromo" }, { slug: "malformed" }],
    [{ slug: "<script>" }, { slug: "malformed" }],
    [{ slug: "a".repeat(65) }, { slug: "too_long" }],
    [{ domainId: "dom_nothing" }, { domainId: "unknown" }],
    [{ name: " " }, { name: "empty" }],
    [{ method: "random" }, { method: "malformed" }],
    [{ messageTemplate: "Hi {{who}}" }, { messageTemplate: "unknown_token: {{who}}" }],
    [{ fallbackPhone: "12" }, { fallbackPhone: "malformed" }],
    [{ pixelId: "pix_nothing" }, { pixelId: "unknown" }],
    [{ clickEvent: "Purchase" }, { clickEvent: "needs_value" }],
    [{ sticky: { enabled: true, days: 401, cover: "return" } }, { "sticky.days": "malformed" }],
    [{ sticky: { enabled: true, days: 9, cover: "return", x: 1 } }, { "sticky.x": "unknown" }],
    [
      { consent: { rule: "assumed", formCountries: ["XX"], honourGpc: true } },
      { "consent.formCountries": "unknown_country: XX" },
    ],
    [{ members: [{ agentId: "agt_nobody" }] }, { "members.0.agentId": "unknown_agent" }],
    [{ members: [{ name: "A", phone: "12" }] }, { "members.0.phone": "malformed" }],
    [{ members: [{ name: "A" }] }, { "members.0.phone": "empty" }],
    [{ members: [{ agentId: "agt_1", name: "A" }] }, { "members.0.name": "unknown" }],
    [{ members: [{ agentId: "agt_1", weight: 0.5 }] }, { "members.0.weight": "malformed" }],
    [{ members: [{ agentId: "agt_1", weight: -1 }] }, { "members.0.weight": "malformed" }],
    [{ members: [{ agentId: "agt_1", state: "on" }] }, { "members.0.state": "malformed" }],
    [
      {
        members: [
          { name: "A", phone: "081234567890" },
          { name: "B", phone: "+62 81234567890" },
        ],
      },
      { "members.1": "repeated" },
    ],
    [
      { id: "rot_x", version: 9, createdAt: 1, rosterVersion: 9, status: "archived" },
      {
        id: "unknown",
        version: "unknown",
        createdAt: "unknown",
        rosterVersion: "unknown",
        status: "unknown",
      },
    ],
  ])("is refused by field, and nothing is made: %j", async ([wrong, errors], { expect }) => {
    const { key } = await makeKey();
    const { body } = await makeBody(wrong);
    const counts = () => Promise.all(["rotators", "agents", "audit_log"].map(countRows));
    const before = await counts();
    const answer = await askApi("POST", "/rotators", { key, body });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect(answer.body.errors).toEqual(errors);
    expect(await counts()).toEqual(before);
  });

  it("is one at another's address, and the agent that was named with it is not made", async ({ expect }) => {
    const { key } = await makeKey();
    const { input } = await makeRotator();
    const { body } = await makeBody({ slug: input.slug, domainId: input.domainId });
    const before = await countRows("agents");
    const answer = await askApi("POST", "/rotators", { key, body });
    expect(answer).toMatchObject({ status: 422, body: { errors: { slug: "taken" } } });
    expect(await countRows("agents")).toBe(before);
  });

  it("is one with a field that an edit does not have, or without one that it has", async ({ expect }) => {
    const { key } = await makeKey();
    const { id } = await makeRotator({ pixelId: (await makePixel()).id, clickEvent: "Lead" });
    const { body: seen } = await askApi("GET", `/rotators/${id}`, { key });
    const put = (body: unknown) => askApi("PUT", `/rotators/${id}`, { key, body });
    expect(await put({ ...editOf(seen), rosterVersion: 7, createdAt: 1, id: "rot_x" })).toMatchObject({
      status: 422,
      body: { errors: { rosterVersion: "unknown", createdAt: "unknown", id: "unknown" } },
    });
    const partial = editOf(seen, { pixelId: undefined, clickEvent: undefined });
    expect(await put(partial)).toMatchObject({
      status: 422,
      body: { errors: { pixelId: "wrong_type", clickEvent: "wrong_type" } },
    });
  });
});

describe("rotators are out of reach", () => {
  it("for a key without their scope, and for changes by one that may read", async ({ expect }) => {
    const stranger = await makeKey(["agents:write"]);
    const reader = await makeKey(["rotators:read"]);
    const { id, input } = await makeRotator();
    const agentId = input.members?.[0]?.agentId;
    for (const path of ["/rotators", `/rotators/${id}`, `/rotators/${id}/impact`]) {
      expect(await askApi("GET", path, { key: stranger.key })).toMatchObject({ status: 403 });
      expect(await askApi("GET", path, { key: reader.key })).toMatchObject({ status: 200 });
    }
    for (const [method, path, body] of [
      ["POST", "/rotators", (await makeBody()).body],
      ["PUT", `/rotators/${id}/status`, { status: "paused" }],
      ["PUT", `/rotators/${id}/members/${agentId}`, { weight: 1, version: 1 }],
      ["PUT", `/rotators/${id}/members/${agentId}/state`, { state: "off" }],
      ["DELETE", `/rotators/${id}/members/${agentId}?version=1`, undefined],
    ] as const)
      expect(await askApi(method, path, { key: reader.key, body })).toMatchObject({ status: 403 });
    expect(await askApi("GET", "/rotators/rot_nothing", { key: reader.key })).toMatchObject({ status: 404 });
  });

  it("for a CS, whatever the route", ({ expect }) => {
    const definitions = [rotatorRoutes, rotatorMemberRoutes].flatMap(
      (routes) => routes.openAPIRegistry.definitions,
    );
    const permissions = definitions.flatMap((definition) =>
      definition.type === "route" ? [definition.route["x-permission"]] : [],
    );
    expect(permissions).toHaveLength(12);
    expect(new Set(permissions)).toEqual(new Set(["rotators:read", "rotators:write"]));
    expect([roleMay("staff", "rotators:read"), roleMay("staff", "rotators:write")]).toEqual([false, false]);
  });
});

async function countRows(table: string): Promise<number | null> {
  return env.DB.prepare(`SELECT count(*) AS count FROM ${table}`).first<number>("count");
}

async function countClicks(rotatorId: string, at: number, clicks: number): Promise<void> {
  const bucket = at - (at % 900_000);
  await env.DB.prepare(
    "INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, clicks) VALUES (?1, ?2, '', 'human', 'turn', ?3), (?1, ?2, '', 'bot', 'none', 100)",
  )
    .bind(rotatorId, bucket, clicks)
    .run();
}
