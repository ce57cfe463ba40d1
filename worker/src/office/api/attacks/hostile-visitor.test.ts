import { env } from "cloudflare:workers";
import { CLICK_ID_NAMES } from "@rotator/shared/core/click";
import { AD_NAMES, UTM_NAMES } from "@rotator/shared/core/click-parameters";
import { beforeAll, describe, it } from "vitest";
import { fillPath } from "../../../../test/api-document.ts";
import { makeAgent, makePixel, makeRotator, member } from "../../../../test/builders.ts";
import { collectClicks } from "../../../../test/collect-clicks.ts";
import { deliver } from "../../../../test/deliver.ts";
import { ANDROID, click } from "../../../../test/edge-link.ts";
import { registerDataset } from "../../../../test/graph.ts";
import { HOSTILE_TEXTS } from "../../../../test/hostile-texts.ts";
import { Browser, makePerson } from "../../../../test/person.ts";
import { readRawCsv } from "../../../../test/read-raw-csv.ts";
import { ROUTE_TABLE } from "../../../../test/route-table.ts";
import { quietOffice } from "../../../../test/told-link.ts";
import { deliverConversions } from "../../conversions/deliver-conversions.ts";
import { foldClickDims } from "../../db/fold-click-dims.ts";
import office from "../../index.ts";

// Many requests, or passwords that take their time.
const LIMIT_MS = 60_000;

const ORIGIN = "http://localhost:8787";
const EDGE = { FALLBACK_PHONE: "", FLOOD_CLICKS_PER_MINUTE: "300", PACK_GATHER_MS: "0" };
const [MARKUP = ""] = HOSTILE_TEXTS;

/** What an address asks for. */
const QUERIES: Record<string, string> = {
  "/api/conversion-events/counts": `?from=${Date.now() - 86_400_000}&to=${Date.now() + 60_000}`,
  "/api/reports/shares": "?rotatorId={rotator}",
  "/api/reports/sparklines": "?rotatorIds={rotator}",
};

const owner = new Browser();
/** What stands for `{id}`, by the resource that it is of. */
const ids: Record<string, string> = {};

beforeAll(async () => {
  const members = [];
  for (const name of HOSTILE_TEXTS) members.push(member((await makeAgent({ name })).id));
  const pixel = await makePixel({ name: MARKUP });
  await registerDataset({ id: pixel.datasetId, token: pixel.accessToken });
  const rotator = await makeRotator({ name: MARKUP, members, pixelId: pixel.id, clickEvent: "Lead" });
  const { clicks, messages, bindings } = collectClicks(EDGE);
  for (const text of HOSTILE_TEXTS)
    for (const visit of makeVisits(text))
      await click({ addresses: [rotator.address] }, { ...visit, bindings });
  await deliver(messages, { to: quietOffice });
  await deliverConversions(quietOffice, Date.now());
  await foldClickDims(env.DB, "Asia/Jakarta");

  const person = await makePerson("owner");
  await env.DB.prepare("UPDATE users SET name = ?2 WHERE id = ?1").bind(person.id, MARKUP).run();
  const input = { email: person.email, password: "correct horse battery" };
  await owner.ask("POST", "/auth/sign-in", input, { "user-agent": MARKUP });
  const leads = await owner.ask("GET", `/leads?tab=clicked&rotatorId=${rotator.id}&limit=100`);
  for (const [place, { id }] of leads.body.items.slice(1).entries()) {
    const text = HOSTILE_TEXTS[place % HOSTILE_TEXTS.length] ?? "";
    const answer = await owner.ask("PATCH", `/leads/${id}`, {
      version: 1,
      name: text,
      status: "hot",
      note: MARKUP + text,
    });
    if (answer.status !== 200) throw new Error(`the lead was answered ${answer.status}`);
  }
  const agentId = members[0]?.agentId ?? "";
  const { body: agent } = await owner.ask("GET", `/agents/${agentId}`);
  const { name, phone, version } = agent;
  await owner.ask("PUT", `/agents/${agentId}`, { name: `${name} `, phone, version });
  const events = await owner.ask("GET", `/conversion-events?pixelId=${pixel.id}`);
  Object.assign(ids, {
    clicks: clicks.find(({ verdict }) => verdict === "human")?.id,
    // The oldest: who sent markup.
    leads: leads.body.items.at(-1).id,
    agents: agentId,
    rotators: rotator.id,
    pixels: pixel.id,
    domains: rotator.input.domainId,
    users: person.id,
    "conversion-events": events.body.items[0].id,
  });
}, LIMIT_MS);

describe("what a hostile visitor sent", { timeout: LIMIT_MS }, () => {
  const reads = Object.keys(ROUTE_TABLE)
    .filter((route) => route.startsWith("GET ") && !/\.csv$|\{file\}/.test(route))
    .map((route) => route.slice("GET ".length));

  it.for(reads)("is data and no page at %s", async (path, { expect }) => {
    const { response, text } = await read(path);
    expect(response.status, text).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    expect(response.headers.get("cache-control")).toBe("no-store");
    JSON.parse(text);
  });

  it.for([
    ["/api/clicks", "utmSource", "utmMedium", "utmCampaign", "utmTerm", "utmContent"],
    ["/api/clicks", "campaignId", "adsetId", "adId", "placement", "siteSourceName", "city"],
    ["/api/clicks/{id}", "referrerHost", "region", "fbclid", "gclid", "ttclid", "k_kota"],
    ["/api/leads?tab=contact", "name"],
    ["/api/leads/{id}", "note", "utm_campaign", "k_kota"],
    ["/api/agents", "name"],
    ["/api/reports/ads", "name"],
    ["/api/reports/agents", "name"],
    ["/api/auth/sessions", "userAgent"],
    ["/api/audit-log", "name"],
  ])("comes out of %s as it came", async ([path = "", ...fields], { expect }) => {
    const found = findFields(JSON.parse((await read(path)).text));
    const missing = fields.filter((field) => !found.get(field)?.some((value) => value.includes("__pwned")));
    expect(missing, [...found.keys()].join()).toEqual([]);
  });

  it.for([
    "/api/clicks.csv",
    "/api/leads.csv?tab=contact",
    "/api/leads.csv?tab=clicked",
    "/api/reports/agents.csv",
    "/api/reports/rotators.csv",
    "/api/reports/countries.csv",
    "/api/reports/devices.csv",
    "/api/reports/hours.csv",
    "/api/reports/agents",
    "/api/reports/rotators",
  ])("is no formula in %s", async (path, { expect }) => {
    const { response, text } = await read(path, { accept: "text/csv" });
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    const [header = [], ...rows] = readRawCsv(text);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ length }) => length !== header.length)).toEqual([]);
    const formulas = rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell));
    expect(formulas.filter((cell) => !/^-?\d+(?:\.\d+)?$/.test(cell))).toEqual([]);
  });

  it("stands in the files all the same", async ({ expect }) => {
    for (const path of ["/api/clicks.csv", "/api/leads.csv?tab=contact", "/api/reports/agents.csv"]) {
      const cells = new Set(readRawCsv((await read(path)).text).flat());
      const written = HOSTILE_TEXTS.map((text) => [text, text.trim()].flatMap((one) => [one, `'${one}`]));
      expect(written.filter((forms) => !forms.some((form) => cells.has(form)))).toEqual([]);
    }
  });
});

async function read(route: string, headers: Record<string, string> = {}) {
  const query = (QUERIES[route] ?? "").replace("{rotator}", ids["rotators"] ?? "");
  const path = fillPath(route + query, { id: ids[route.split("/")[2] ?? ""] ?? "none" });
  const cookie = [...owner.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const request = new Request<unknown, IncomingRequestCfProperties>(ORIGIN + path, {
    headers: { cookie, ...headers },
  });
  const response = await office.fetch(request, env);
  return { response, text: await response.text() };
}

/** One by the browser of a person, and one whose browser is hostile too. */
function makeVisits(text: string) {
  const names = [...UTM_NAMES, ...CLICK_ID_NAMES, ...AD_NAMES, "k_name", "k_kota", `k_${text}`, text];
  const query = new URLSearchParams(names.map((name) => [name, text])).toString();
  const inHeader = text.replaceAll(/[^\x20-\x7E]/g, " ").trim();
  const headers = {
    referer: `https://${inHeader}/${inHeader}`,
    "accept-language": inHeader,
    cookie: `_fbc=${inHeader}; _fbp=${inHeader}; wr=${inHeader}`,
  };
  const cf = { country: "ID", region: text, city: text };
  return [ANDROID, `${ANDROID} ${inHeader}`].map((userAgent) => ({
    query,
    cf,
    headers: { ...headers, "user-agent": userAgent },
  }));
}

/** Every text of an answer by the name of its field. */
function findFields(value: unknown, name = "", found = new Map<string, string[]>()): Map<string, string[]> {
  if (typeof value === "string") found.set(name, [...(found.get(name) ?? []), value]);
  if (typeof value !== "object" || value === null) return found;
  for (const [key, part] of Object.entries(value)) findFields(part, Array.isArray(value) ? name : key, found);
  return found;
}
