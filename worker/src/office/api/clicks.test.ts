import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { readCsv } from "@rotator/shared/core/csv";
import { visitorCode } from "@rotator/shared/core/id";
import { beforeAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makePixel, makeRotator, member } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { explain } from "../../../test/explain.ts";
import { makeAdQuery, makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { makeMeteredDatabase } from "../../../test/metered-database.ts";
import office from "../index.ts";
import { listClicks } from "../db/list-clicks.ts";
import { loadClick } from "../db/load-click.ts";

const DAY_MS = 86_400_000;
const SCRIPT = "<script>alert(1)</script>";
const FORMULA = '=HYPERLINK("https://evil.example")';

let key: string;

beforeAll(async () => {
  ({ key } = await makeKey());
});

/** Clicks that came so long before now, the first the newest. */
async function record(agesMs: number[], fields: Partial<RecordedClick> = {}): Promise<RecordedClick[]> {
  const now = Date.now();
  const clicks = agesMs.map((age) => makeClick({ at: now - age, ...fields }));
  await deliver([makePack(clicks)]);
  return clicks;
}

async function listAll(query: string): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const after: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const { body } = await askApi("GET", `/clicks?${query}${after}`, { key });
    found.push(...body.items);
    cursor = body.nextCursor;
  }
  return found;
}

function openFile(query: string, db = env.DB): Promise<Response> {
  return office.fetch(
    new Request<unknown, IncomingRequestCfProperties>(`http://localhost:8787/api/clicks.csv?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    }),
    { ...env, DB: db },
  );
}

const idsOf = (clicks: { id: string }[]) => clicks.map(({ id }) => id);

describe("clicks", () => {
  it("are listed page by page, the newest first, each once", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const clicks = await record([1_000, 2_000, 3_000, 4_000, 5_000], { rotatorId });
    expect(idsOf(await listAll(`rotatorId=${rotatorId}&limit=2`))).toEqual(idsOf(clicks));
  });

  it("are those of a time", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const clicks = await record([0, DAY_MS, 2 * DAY_MS, 3 * DAY_MS], { rotatorId });
    const query = `rotatorId=${rotatorId}&from=${clicks[2]?.at}&to=${clicks[0]?.at}`;
    expect(idsOf(await listAll(query))).toEqual(idsOf(clicks.slice(1, 3)));
    expect(await listAll(`from=${Date.now() + DAY_MS}`)).toEqual([]);
  });

  it.for([
    ["agentId=agt_one", { agentId: "agt_one" }],
    ["verdict=bot", { verdict: "bot", choice: "none" }],
    ["verdict=preview_or_bot", { verdict: "preview", choice: "none" }],
    ["verdict=preview_or_bot", { verdict: "bot", choice: "none" }],
    ["choice=cover", { choice: "cover" }],
    ["campaign=Promo%20November", { query: "utm_campaign=Promo+November" }],
    ["campaign=120210000000000001", { query: makeAdQuery("filter") }],
    ["source=tiktok", { query: "utm_source=tiktok" }],
    ["country=MY", { country: "MY" }],
    ["device=desktop", { userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0" }],
    ["inApp=instagram", {}],
  ] as [string, Partial<RecordedClick>][])("are those of %s", async ([query, fields], { expect }) => {
    const rotatorId = makeTestId("rot");
    const [fitting] = await record([1_000], { rotatorId, ...fields });
    await record([2_000], {
      rotatorId,
      country: "ID",
      ...(query.startsWith("inApp") && { userAgent: "curl" }),
    });
    expect(idsOf(await listAll(`rotatorId=${rotatorId}&${query}`))).toEqual([fitting?.id]);
  });

  it("are looked through so many at once, and the next page goes on from there", async ({ expect }) => {
    const at = Date.now() - 20 * DAY_MS;
    const rare = makeClick({ at: at - 1_000, country: "BN" });
    await deliver([makePack([rare])]);
    const ids = Array.from({ length: 5_001 }, () => makeTestId("clk", at));
    await env.DB.prepare(
      `INSERT INTO clicks (id, at, rotator_id, choice, roster_version, verdict, consent)
       SELECT value, ?2, 'rot_many', 'none', 1, 'bot', 'given' FROM json_each(?1)`,
    )
      .bind(JSON.stringify(ids), at)
      .run();
    const query = `country=BN&to=${at + 1}`;
    const first = await askApi("GET", `/clicks?${query}`, { key });
    expect(first.body).toMatchObject({ items: [], nextCursor: expect.stringMatching(/^clk_/) });
    expect(idsOf(await listAll(query))).toEqual([rare.id]);
  });

  it("tell why each went where it went, and what became of its event", async ({ expect }) => {
    const pixel = await makePixel();
    const agent = await makeAgent();
    const rotator = await makeRotator({
      pixelId: pixel.id,
      clickEvent: "Lead",
      method: "weighted",
      members: [member(agent.id, 80), member((await makeAgent()).id, 20)],
    });
    const [click] = await record([0], {
      rotatorId: rotator.id,
      agentId: agent.id,
      query: `${makeAdQuery("detail")}&k_budget=5jt`,
    });
    const { status, body } = await askApi("GET", `/clicks/${click?.id}`, { key });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      verdict: "human",
      choice: "turn",
      reason: null,
      rosterVersion: 1,
      roster: expect.arrayContaining([
        { agentId: agent.id, agentName: agent.name, weight: 80, state: "active" },
      ]),
      agentName: agent.name,
      rotatorName: rotator.input.name,
      code: visitorCode(click?.visitorId ?? ""),
      leadId: `led_${click?.visitorId?.slice(4)}`,
      ip: "203.0.113.0",
      clickIds: { fbclid: expect.stringContaining("detail") },
      custom: { k_budget: "5jt" },
      event: { id: `cev_${click?.id.slice(4)}`, eventName: "Lead", status: "waiting", pixelId: pixel.id },
    });
    expect(Object.keys(body.clickIds)).toEqual(["fbclid"]);
    expect(await askApi("GET", "/clicks/clk_nobody", { key })).toMatchObject({ status: 404 });
  });

  it("are found by their ids alone", async ({ expect }) => {
    const filter = { rotatorId: "rot_1", campaign: "x", from: 1, to: 2 };
    const plans = await explain(async (db) => {
      await listClicks(db, filter, "clk_0", 50);
      await listClicks(db, {}, undefined, 50);
      await loadClick(db, "clk_0");
    });
    expect(plans.join("\n")).not.toContain("SCAN clicks");
    for (const plan of plans) expect(plan).toMatch(/SEARCH (clicks|c) USING PRIMARY KEY/);
  });
});

describe("what a visitor wrote", () => {
  it("comes back as it was, as data, and as text in a file", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const query = new URLSearchParams({
      utm_source: FORMULA,
      utm_medium: "+1",
      utm_campaign: SCRIPT,
      utm_term: "@SUM(A1)",
      utm_content: "-2",
      campaign_id: "=1",
      adset_id: "\t=1",
      ad_id: "=2",
      placement: "=3",
      site_source_name: "=4",
      k_note: SCRIPT,
    });
    const [click] = await record([0], { rotatorId, query: query.toString(), city: "=city", country: "ID" });
    const { body, headers } = await askApi("GET", `/clicks/${click?.id}`, { key });
    expect(body).toMatchObject({
      utmSource: FORMULA,
      utmCampaign: SCRIPT,
      city: "=city",
      custom: { k_note: SCRIPT },
    });
    expect(headers.get("content-type")).toMatch(/^application\/json/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");

    const file = await openFile(`rotatorId=${rotatorId}`);
    expect(file.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(file.headers.get("content-disposition")).toMatch(/^attachment/);
    const text = await file.text();
    expect(text).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(text).toContain("'+1");
    for (const cell of text.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+\-@\t]/);
    expect(readCsv(text)[1]?.cells).toContain(SCRIPT);
  });
});

describe("the file of clicks", () => {
  it("holds every click that fits, the newest first, under the names of its columns", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const clicks = await record([1_000, 2_000, 3_000], { rotatorId, query: makeAdQuery("file") });
    const [header, ...rows] = readCsv(await (await openFile(`rotatorId=${rotatorId}`)).text());
    expect(header?.cells.slice(0, 4)).toEqual(["id", "time", "rotator", "cs"]);
    const consentAt = header?.cells.indexOf("consent") ?? -1;
    expect(new Set(rows.map(({ cells }) => cells[consentAt]))).toEqual(new Set(["given"]));
    expect(rows.map(({ cells }) => cells[0])).toEqual(idsOf(clicks));
    expect(rows[0]?.cells).toContain("Promo November");
  });

  it("is read from the database no further than its reader goes", async ({ expect }) => {
    const at = Date.now() - 40 * DAY_MS;
    const ids = Array.from({ length: 15_000 }, () => makeTestId("clk", at));
    await env.DB.prepare(
      `INSERT INTO clicks (id, at, rotator_id, choice, roster_version, verdict, consent)
       SELECT value, ?2, 'rot_file', 'none', 1, 'bot', 'given' FROM json_each(?1)`,
    )
      .bind(JSON.stringify(ids), at)
      .run();
    const metered = makeMeteredDatabase(env.DB, 1_000);
    const file = await openFile(`to=${at + 1}`, metered.db);
    const reader = file.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    const asked = metered.calls;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(metered.calls).toBe(asked);
    const whole = makeMeteredDatabase(env.DB, 1_000);
    const rows = readCsv(await (await openFile(`to=${at + 1}`, whole.db)).text());
    expect(rows.length).toBeGreaterThan(15_000);
    expect(asked).toBeLessThan(whole.calls);
  });

  it("is refused by field where a filter is wrong, and to keys that may not", async ({ expect }) => {
    expect(await askApi("GET", "/clicks.csv?sheet=x", { key })).toMatchObject({ status: 422 });
    expect(await askApi("GET", "/clicks.csv?verdict=x", { key })).toMatchObject({
      status: 422,
      body: { errors: { verdict: "malformed" } },
    });
    const other = await makeKey(["leads:read"]);
    for (const path of ["/clicks", "/clicks.csv", "/clicks/clk_1"])
      expect(await askApi("GET", path, { key: other.key })).toMatchObject({ status: 403 });
  });
});
