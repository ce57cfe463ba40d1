import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { beforeEach, describe, it } from "vitest";
import { makeAgent, makeRotator, member } from "../../../test/builders.ts";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { applyRetention } from "./apply-retention.ts";
import { countLeads } from "./count-leads.ts";
import { foldDays } from "./fold-days.ts";
import { loadAds } from "./load-ads.ts";
import { loadAgentReport } from "./load-agent-report.ts";
import { loadHourReport } from "./load-hour-report.ts";
import { loadOverview } from "./load-overview.ts";
import { loadRotatorReport } from "./load-rotator-report.ts";
import { loadStairs } from "./load-stairs.ts";
import { repairClickStats } from "./repair-click-stats.ts";
import { type ReportPeriod, readReportPeriod } from "./report-period.ts";

const ZONE = "Asia/Jakarta";
const HOUR = 3_600_000;
const PARTS = 4;
const NOW = Date.parse("2023-03-15T10:20:00+07:00");
const at = (text: string) => Date.parse(`2023-03-${text}+07:00`);

async function change(sql: string, ...values: (string | number | null)[]): Promise<void> {
  await env.DB.prepare(sql)
    .bind(...values)
    .run();
}

const fold = (most = 8 * PARTS, zone = ZONE) => foldDays(env.DB, zone, NOW, most);

interface World {
  rotatorId: string;
  agentId: string;
  otherAgentId: string;
  clicks: RecordedClick[];
}

/** Some days of two links, and what became of the people. */
async function makeWorld(): Promise<World> {
  const [agent, other] = [await makeAgent(), await makeAgent()];
  const { id } = await makeRotator({ members: [member(agent.id), member(other.id)] });
  const { id: second } = await makeRotator({ members: [member(other.id)] });
  const video = "campaign_id=c1&adset_id=s1&ad_id=a1&utm_campaign=Promo&utm_content=Video";
  const none = { visitorId: undefined, agentId: undefined, choice: "none" as const };
  const clicks = [
    { at: at("09T23:59:59"), rotatorId: id, agentId: agent.id, query: video },
    { at: at("10T00:00:00"), rotatorId: id, agentId: agent.id, query: video },
    {
      at: at("10T09:07:00"),
      rotatorId: id,
      agentId: other.id,
      query: `${video}-2`,
      choice: "local" as const,
    },
    { at: at("11T12:00:00"), rotatorId: second, agentId: other.id },
    { at: at("11T12:10:00"), rotatorId: second, ...none, verdict: "bot" as const },
    { at: at("12T18:00:00"), rotatorId: id, agentId: undefined, choice: "fallback" as const },
    { at: at("13T20:00:00"), rotatorId: id, agentId: agent.id, query: "utm_campaign=Promo" },
    { at: at("14T08:30:00"), rotatorId: id, agentId: agent.id },
    { at: at("15T09:00:00"), rotatorId: id, agentId: agent.id, query: video },
  ].map(makeClick);
  await deliver([makePack(clicks)]);
  await changeLead(clicks[1], "phone = '628990001'");
  await changeLead(clicks[6], "status = 'won', value_amount = 150000, value_currency = 'IDR'");
  return { rotatorId: id, agentId: agent.id, otherAgentId: other.id, clicks };
}

const leadOf = (click: RecordedClick | undefined) => `led_${click?.visitorId?.slice(4)}`;
const changeLead = (click: RecordedClick | undefined, set: string, ...values: string[]) =>
  change(`UPDATE leads SET ${set} WHERE id = ?${values.length + 1}`, ...values, leadOf(click));

const PERIODS: [from: string, to: string, zone: string][] = [
  ["2023-03-10", "2023-03-15", ZONE],
  ["2023-03-11", "2023-03-12", ZONE],
  ["2023-03-13", "2023-03-13", ZONE],
  ["2023-03-10", "2023-03-14", "America/New_York"],
];

/** Every report that reads folded days. */
async function answerAll({ rotatorId, agentId }: World, periods = PERIODS.slice(0, 1)): Promise<unknown[]> {
  const answers = [];
  for (const [from, to, zone] of periods) {
    const period = readPeriod(from, to, zone);
    answers.push(
      await loadOverview(env.DB, period, NOW),
      await loadAds(env.DB, period),
      await loadStairs(env.DB, period.period, undefined),
      await loadStairs(env.DB, period.comparison, rotatorId),
      await loadAgentReport(env.DB, period),
      await loadRotatorReport(env.DB, period),
      await loadHourReport(env.DB, period),
      await countLeads(env.DB, {}),
      await countLeads(env.DB, { agentId, rotatorId, from: period.period.from, to: period.period.to }),
    );
  }
  return answers;
}

/** The marks alone say which days are read from their counts. */
async function answerFromRows(world: World): Promise<unknown[]> {
  const { results } = await env.DB.prepare("SELECT * FROM folded_days").all();
  await change("DELETE FROM folded_days");
  const answers = await answerAll(world);
  for (const row of results)
    await change(
      "INSERT INTO folded_days (part, to_time, from_time, time_zone, stale, final) VALUES (?, ?, ?, ?, ?, ?)",
      ...["part", "to_time", "from_time", "time_zone"].map((name) => String(row[name])),
      ...["stale", "final"].map((name) => Number(row[name])),
    );
  return answers;
}

beforeEach(async () => {
  for (const table of ["clicks", "visitors", "leads", "click_stats", "folded_days", "settings"])
    await change(`DELETE FROM ${table}`);
  for (const table of [
    "click_days",
    "click_quarters",
    "ad_people",
    "ad_contacts",
    "lead_days",
    "contact_days",
  ])
    await change(`DELETE FROM ${table}`);
});

describe("days that are over", { timeout: 30_000 }, () => {
  it("are answered from their counts as from their rows, whatever days a report is of", async ({
    expect,
  }) => {
    const world = await makeWorld();
    const fromRows = await answerAll(world, PERIODS);
    expect(await fold()).toBe(6 * PARTS);
    expect(await answerAll(world, PERIODS)).toEqual(fromRows);
    // It is the counts that were asked.
    let last: unknown = fromRows.slice(0, fromRows.length / PERIODS.length);
    for (const [table, column] of [
      ["click_days", "clicks"],
      ["click_quarters", "clicks"],
      ["ad_people", "people"],
      ["ad_contacts", "won"],
      ["lead_days", "leads"],
      ["contact_days", "leads"],
    ]) {
      await change(`UPDATE ${table} SET ${column} = ${column} + 1`);
      const answers = await answerAll(world);
      expect(answers, table).not.toEqual(last);
      last = answers;
    }
  });

  it.for<[string, (world: World) => Promise<unknown>]>([
    [
      "a click comes late",
      ({ rotatorId, agentId }) =>
        deliver([
          makePack([makeClick({ at: at("12T06:00:00"), rotatorId, agentId, query: "campaign_id=c2" })]),
        ]),
    ],
    ["a lead gets a phone", ({ clicks }) => changeLead(clicks[7], "phone = '628990002'")],
    [
      "a lead is won",
      ({ clicks }) => changeLead(clicks[1], "status = 'won', value_amount = 5, value_currency = 'IDR'"),
    ],
    ["a value changes", ({ clicks }) => changeLead(clicks[6], "value_amount = 99")],
    ["a lead that only clicked is deleted", ({ clicks }) => changeLead(clicks[3], "deleted_at = 1")],
    ["a lead with contact is deleted", ({ clicks }) => changeLead(clicks[6], "deleted_at = 1")],
    [
      "a lead is another's from now on",
      ({ clicks, otherAgentId }) => changeLead(clicks[1], "agent_id = ?1", otherAgentId),
    ],
    ["a lead goes for good", ({ clicks }) => change("DELETE FROM leads WHERE id = ?", leadOf(clicks[3]))],
    [
      "a visitor goes for good",
      ({ clicks }) => change("DELETE FROM visitors WHERE id = ?", clicks[3]?.visitorId ?? ""),
    ],
    [
      "somebody who came without an ad comes by one",
      ({ rotatorId, clicks }) =>
        deliver([
          makePack([
            makeClick({
              at: at("15T10:00:00"),
              rotatorId,
              visitorId: clicks[7]?.visitorId,
              query: "campaign_id=c3",
            }),
          ]),
        ]),
    ],
    [
      "an earlier browser turns out to be the same person's",
      ({ clicks }) =>
        change(
          "UPDATE visitors SET lead_id = ?1 WHERE id = ?2",
          leadOf(clicks[6]),
          clicks[2]?.visitorId ?? "",
        ),
    ],
    [
      "a quarter of an hour was miscounted",
      async () => {
        for (let run = 0; run < 30; run++) await repairClickStats(env.DB, NOW);
      },
    ],
  ])(
    "are answered from their rows when %s, until they are counted again",
    async ([name, occur], { expect }) => {
      const world = await makeWorld();
      if (name.startsWith("a quarter"))
        await change("UPDATE click_stats SET clicks = clicks + 3 WHERE bucket >= ?", at("14T08:30:00"));
      await fold();
      const before = await answerAll(world);
      await occur(world);
      const fromRows = await answerFromRows(world);
      expect(fromRows).not.toEqual(before);
      expect(await answerAll(world)).toEqual(fromRows);
      expect(await fold()).toBeGreaterThan(0);
      expect(await countAll("folded_days", "stale = 1")).toBe(0);
      expect(await answerAll(world)).toEqual(fromRows);
      expect(await fold()).toBe(0);
    },
  );

  it("are counted the latest first, so many at a time, and today is not", async ({ expect }) => {
    await makeWorld();
    expect(await fold(PARTS)).toBe(PARTS);
    const { results } = await env.DB.prepare("SELECT DISTINCT from_time, to_time FROM folded_days").all();
    expect(results).toHaveLength(1);
    expect(await countAll("click_quarters", "bucket = ?", at("14T08:30:00"))).toBe(1);
    expect(await fold()).toBe(5 * PARTS);
    expect(await countAll("click_quarters", "bucket >= ?", at("15T00:00:00"))).toBe(0);
  });

  it("are counted anew in another zone, and the answers stay", async ({ expect }) => {
    const world = await makeWorld();
    const fromRows = await answerAll(world, PERIODS);
    await fold();
    await fold(1_000, "America/New_York");
    expect(await countAll("folded_days", "time_zone <> 'America/New_York'")).toBe(0);
    expect(await countAll("folded_days")).toBeGreaterThan(4 * PARTS);
    expect(await answerAll(world, PERIODS)).toEqual(fromRows);
    expect(await fold(1_000, "America/New_York")).toBe(0);
  });

  it("keep what they counted of people whom retention takes, and hear of leads that stay", async ({
    expect,
  }) => {
    const { clicks } = await makeWorld();
    await fold();
    const before = await ask(loadOverview);
    for (let run = 0; run < 3; run++)
      await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW + 95 * 24 * HOUR);
    expect(await countAll("clicks")).toBe(0);
    expect(await countAll("visitors")).toBe(2);

    const after = await ask(loadOverview);
    expect(after.clicks).toEqual(before.clicks);
    expect(after.leads).toEqual({ leads: 6, withContact: 2 });
    const { campaigns } = await ask(loadAds);
    expect(campaigns.reduce((sum, { people }) => sum + people, 0)).toBe(6);
    // Lists have only what is still there.
    expect(await countLeads(env.DB, {})).toMatchObject({ contact: 2, clicked: 0, deleted: 0 });
    await changeLead(clicks[1], "deleted_at = 1");
    expect((await ask(loadOverview)).leads).toEqual({ leads: 6, withContact: 1 });
  });

  it("that belong to no link's clicks cost nothing", async ({ expect }) => {
    expect(await fold()).toBe(0);
    expect(await countAll("folded_days")).toBe(0);
    await deliver([makePack([makeClick({ at: NOW, rotatorId: makeTestId("rot") })])]);
    expect(await fold()).toBe(0);
  });
});

async function ask<T>(load: (db: D1Database, period: ReportPeriod, nowMs: number) => Promise<T>): Promise<T> {
  return load(env.DB, readPeriod("2023-03-10", "2023-03-14", ZONE), NOW);
}

function readPeriod(from: string, to: string, zone: string): ReportPeriod {
  const period = readReportPeriod({ from, to }, zone, NOW);
  if ("problem" in period) throw new Error(period.problem);
  return period;
}
