import { env } from "cloudflare:workers";
import { beforeAll, describe, it } from "vitest";
import { fillPath, loadOperations } from "../../../../test/api-document.ts";
import { turnOnTwoFactor } from "../../../../test/authenticator.ts";
import { makeAgent, makeDomain, makePixel, makeRotator, publishEnv } from "../../../../test/builders.ts";
import { deliver } from "../../../../test/deliver.ts";
import { makeClick, makePack } from "../../../../test/make-click.ts";
import { type Browser, makePerson, signIn } from "../../../../test/person.ts";
import { archiveAgent } from "../../db/archive-agent.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

interface Edit {
  ids?: Record<string, string>;
  /** All but what says which version was seen; undefined: the version stands in the address. */
  body?: Record<string, unknown>;
  seen: number | null;
}

/** Something to edit for each write that says what it saw; a new one needs a row here. */
const EDITS: Record<string, () => Promise<Edit>> = {
  "PUT /api/agents/{id}": async () => {
    const { id, name, phone, version } = await makeAgent();
    return { ids: { id }, body: { name: `${name}!`, phone }, seen: version };
  },
  "POST /api/agents/{id}/archive": async () => {
    const { id, version } = await makeAgent();
    return { ids: { id }, body: {}, seen: version };
  },
  "POST /api/agents/{id}/restore": async () => {
    const { id, version } = await makeAgent();
    const archived = await archiveAgent(publishEnv(), { id, version });
    return { ids: { id }, body: {}, seen: archived.version };
  },
  "PUT /api/domains/{id}": async () => {
    const { id, version } = await makeDomain();
    return { ids: { id }, body: { setMetaCookies: true }, seen: version };
  },
  "PUT /api/rotators/{id}": async () => {
    const { id, version, input } = await makeRotator();
    const { members, ...body } = input;
    return { ids: { id }, body: { ...body, members, name: "Other" }, seen: version };
  },
  "PUT /api/rotators/{id}/members/{agentId}": async () => {
    const { id, version } = await makeRotator();
    return { ids: { id, agentId: (await makeAgent()).id }, body: { weight: 7 }, seen: version };
  },
  "DELETE /api/rotators/{id}/members/{agentId}": async () => {
    const { id, version, input } = await makeRotator();
    return { ids: { id, agentId: input.members?.[0]?.agentId ?? "" }, seen: version };
  },
  "PUT /api/pixels/{id}": async () => {
    const { id, version, input } = await makePixel();
    const { name, platform, datasetId, enabled } = input;
    const body = { name: `${name}!`, platform, datasetId, enabled, testEventCode: null };
    return { ids: { id }, body, seen: version };
  },
  "POST /api/pixels/{id}/release": async () => {
    const { id, version } = await makePixel();
    await env.DB.prepare("UPDATE pixels SET held_at = 1, held_reason = 'token_refused' WHERE id = ?1")
      .bind(id)
      .run();
    return { ids: { id }, body: {}, seen: version };
  },
  "PATCH /api/leads/{id}": async () => ({ ids: { id: await makeLead() }, body: { status: "hot" }, seen: 1 }),
  "POST /api/leads/{id}/delete": async () => ({ ids: { id: await makeLead() }, body: {}, seen: 1 }),
  "POST /api/leads/{id}/restore": async () => {
    const id = await makeLead();
    await owner.ask("POST", `/leads/${id}/delete`, { version: 1 });
    return { ids: { id }, body: {}, seen: 2 };
  },
  "PUT /api/users/{id}": async () => {
    const { id } = await makePerson("admin");
    return { ids: { id }, body: { name: "Other", role: "admin", agentId: null }, seen: 1 };
  },
  "DELETE /api/users/{id}": async () => ({ ids: { id: (await makePerson("admin")).id }, seen: 1 }),
  "PUT /api/users/{id}/disabled": async () => {
    const { id } = await makePerson("admin");
    return { ids: { id }, body: { disabled: true }, seen: 1 };
  },
  "DELETE /api/users/{id}/two-factor": async () => {
    const person = await makePerson("admin");
    await turnOnTwoFactor(await signIn(person));
    return { ids: { id: person.id }, seen: 1 };
  },
  "PUT /api/settings/general": () => editSettings("general"),
  "PUT /api/settings/privacy": () => editSettings("privacy"),
  "PUT /api/settings/logo": () => editSettings("logo"),
  "PUT /api/settings/conversions": () => editSettings("conversions"),
  "PUT /api/settings/retention": () => editSettings("retention"),
  "PUT /api/settings/alarm-channels/webhook": () =>
    editSettings("alarm-channels", { url: "https://hooks.example.com/x" }),
  "PUT /api/settings/alarm-channels/telegram": () =>
    editSettings("alarm-channels", {
      chatId: "-100123",
      botToken: "123456:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    }),
};

let owner: Browser;
/** Each with the name under which it says what was seen. */
let versioned: Map<string, "version" | "updatedAt">;

beforeAll(async () => {
  owner = await signIn(await makePerson("owner"));
  versioned = new Map();
  for (const { route, body, query } of await loadOperations())
    for (const name of ["version", "updatedAt"] as const)
      if (body?.properties?.[name] !== undefined || query.includes(name)) versioned.set(route, name);
}, LIMIT_MS);

describe("two people who edit the same thing", { timeout: LIMIT_MS }, () => {
  it("may do so at every write that is in the table, and there is no other", ({ expect }) => {
    expect(Object.keys(EDITS).toSorted()).toEqual([...versioned.keys()].toSorted());
  });

  it.for(Object.keys(EDITS))("are told at %s when one saw an old version", async (route, { expect }) => {
    const edit = await EDITS[route]?.();
    expect(await ask(route, edit, (edit?.seen ?? 0) + 1_000)).toMatchObject({
      status: 409,
      body: { code: "stale" },
    });
  });

  // Letting a pixel go on once more changes nothing.
  const changing = Object.keys(EDITS).filter((route) => route !== "POST /api/pixels/{id}/release");
  it.for(changing)("at the same moment have one success at %s", async (route, { expect }) => {
    const edit = await EDITS[route]?.();
    const answers = await Promise.all([1, 2, 3].map(() => ask(route, edit, edit?.seen ?? null)));
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    expect([200, 204], String(statuses)).toContain(statuses[0]);
    for (const status of statuses.slice(1)) expect([404, 409]).toContain(status);
  });
});

function ask(route: string, edit: Edit | undefined, seen: number | null) {
  const [method = "", address = ""] = route.split(" ");
  const path = fillPath(address.slice("/api".length), edit?.ids);
  const name = versioned.get(route) ?? "version";
  if (edit?.body) return owner.ask(method, path, { ...edit.body, [name]: seen });
  return owner.ask(method, `${path}?${name}=${seen}`);
}

async function makeLead(): Promise<string> {
  const click = makeClick();
  await deliver([makePack([click])]);
  return `led_${click.visitorId?.slice(4)}`;
}

/** As they are, to be saved once more. */
async function editSettings(group: string, body?: Record<string, unknown>): Promise<Edit> {
  await env.DB.prepare("DELETE FROM settings").run();
  const { body: current } = await owner.ask("GET", `/settings/${group}`);
  const { updatedAt, ...values } = current;
  return { body: body ?? values, seen: updatedAt };
}
