import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { readDay, readDayStart } from "@rotator/shared/core/day";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makePixel, makeRotator, member } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { foldClickDims } from "../db/fold-click-dims.ts";

const ZONE = "Asia/Jakarta";
const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`${text}+07:00`);

/** Each test has days that no other has. */
let month = 0;
function makeDay(): { day: string; at: (clock: string) => number } {
  const day = `2024-${String(++month).padStart(2, "0")}-15`;
  return { day, at: (clock) => at(`${day}T${clock}`) };
}

async function ask(path: string) {
  const { key } = await makeKey(["reports:read"]);
  const { status, body } = await askApi("GET", `/reports/${path}`, { key });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

async function record(clicks: Partial<RecordedClick>[]): Promise<RecordedClick[]> {
  const made = clicks.map(makeClick);
  await deliver([makePack(made)]);
  return made;
}

async function changeLead({ visitorId }: RecordedClick, set: string): Promise<void> {
  await env.DB.prepare(`UPDATE leads SET ${set} WHERE id = ?`)
    .bind(`led_${visitorId?.slice(4)}`)
    .run();
}

describe("the overview", () => {
  it("shows clicks by the hour, people apart from what is none, with leads and the days before", async ({
    expect,
  }) => {
    const { day, at: clock } = makeDay();
    const { id } = await makeRotator();
    const [, second] = await record([
      { rotatorId: id, at: clock("00:00") },
      { rotatorId: id, at: clock("09:59") },
      { rotatorId: id, at: clock("09:10"), verdict: "bot", visitorId: undefined, choice: "none" },
      { rotatorId: id, at: clock("23:59"), verdict: "preview", visitorId: undefined, choice: "none" },
      { rotatorId: id, at: clock("00:00") - 1 },
      { rotatorId: id, at: clock("23:59") + 60_000 },
    ]);
    await changeLead(second ?? makeClick(), "phone = '6281200000001'");
    const [deleted = makeClick()] = await record([{ rotatorId: id, at: clock("10:00"), verdict: "human" }]);
    await changeLead(deleted, "deleted_at = 1");
    const overview = await ask(`overview?from=${day}&to=${day}`);
    expect(overview).toMatchObject({
      timeZone: ZONE,
      unit: "hour",
      period: { fromDay: day, from: clock("00:00"), to: clock("00:00") + 24 * HOUR },
      clicks: { people: 3, bots: 1, previews: 1, floods: 0 },
      clicksBefore: { people: 1 },
      leads: { leads: 2, withContact: 1 },
      leadsBefore: { leads: 1, withContact: 0 },
    });
    expect(overview.series).toHaveLength(24);
    expect(overview.series[9]).toMatchObject({ at: clock("09:00"), people: 1, bots: 1 });
    expect(overview.series[23]).toMatchObject({ people: 0, previews: 1 });
    const wide = await ask(`overview?from=${day.slice(0, 8)}12&to=${day}`);
    expect(wide).toMatchObject({ unit: "day", clicks: { people: 4 } });
    expect(wide.series.map((slot: { people: number }) => slot.people)).toEqual([0, 0, 1, 3]);
  });

  it("compares today with yesterday up to the same time of day", async ({ expect }) => {
    const { id } = await makeRotator();
    const before = await ask("overview");
    const now = Date.now();
    const sameTime = readDayStart(readDayStart(now, ZONE) - 1, ZONE) + (now - readDayStart(now, ZONE));
    await record([
      { rotatorId: id, at: now - 1 },
      { rotatorId: id, at: now },
      { rotatorId: id, at: sameTime - 1 },
      { rotatorId: id, at: sameTime + 10 * 60_000 },
    ]);
    const after = await ask("overview");
    expect(after.today).toEqual({
      people: before.today.people + 2,
      yesterday: before.today.yesterday + 1,
    });
  });

  it("names the last click in one line, open alarms and the state of events", async ({ expect }) => {
    const { day, at: clock } = makeDay();
    const agent = await makeAgent();
    const { id, input } = await makeRotator({ members: [member(agent.id)] });
    const [click] = await record([{ rotatorId: id, agentId: agent.id, at: Date.now() + 5 * 60_000 }]);
    const pixel = await makePixel();
    const alarmId = makeTestId("alm");
    await env.DB.batch([
      env.DB.prepare("INSERT INTO conversion_stats VALUES (?, ?, 'Lead', 7, 4, 2)").bind(
        pixel.id,
        clock("10:00"),
      ),
      env.DB.prepare("INSERT INTO alarms VALUES (?, 'flood', 'rot_x', '{\"name\":\"Promo\"}', 5, NULL)").bind(
        alarmId,
      ),
    ]);
    const { lastClick, alarms, events } = await ask(`overview?from=${day}&to=${day}`);
    expect(lastClick).toMatchObject({
      id: click?.id,
      rotatorName: input.name,
      agentName: agent.name,
      choice: "turn",
    });
    expect(alarms).toContainEqual({
      id: alarmId,
      kind: "flood",
      subjectId: "rot_x",
      detail: { name: "Promo" },
      beganAt: 5,
    });
    expect(events).toMatchObject({ made: 7, accepted: 4, refused: 2 });
    await env.DB.batch([
      env.DB.prepare("DELETE FROM alarms WHERE id = ?").bind(alarmId),
      env.DB.prepare("DELETE FROM clicks WHERE id = ?").bind(click?.id),
    ]);
  });
});

describe("ads", () => {
  const query = (ad: Record<string, string>) => new URLSearchParams(ad).toString();
  const video = { campaign_id: "c1", adset_id: "s1", ad_id: "a1", utm_term: "Wide", utm_content: "Video" };

  it("are joined by id under their latest name, with people and what became of them", async ({ expect }) => {
    const { day, at: clock } = makeDay();
    const { id } = await makeRotator();
    const clicks = await record([
      { rotatorId: id, at: clock("09:00"), query: query({ ...video, utm_campaign: "Old name" }) },
      { rotatorId: id, at: clock("10:00"), query: query({ ...video, utm_campaign: "New name" }) },
      {
        rotatorId: id,
        at: clock("11:00"),
        query: query({ ...video, ad_id: "a2", utm_content: "Image", utm_campaign: "New name" }),
      },
      { rotatorId: id, at: clock("12:00"), query: query({ utm_campaign: "By name" }) },
      { rotatorId: id, at: clock("13:00") },
    ]);
    const [first = makeClick(), second = makeClick(), third = makeClick()] = clicks;
    await changeLead(first, "name = 'Budi'");
    await changeLead(second, "status = 'won'");
    await changeLead(third, "status = 'won', value_amount = 250000.5, value_currency = 'IDR'");
    // Another browser of the first person: its lead counts once, and where it came from first.
    await record([{ rotatorId: id, at: clock("14:00"), visitorId: first.visitorId, query: query(video) }]);
    await env.DB.prepare("UPDATE visitors SET lead_id = ?2 WHERE id = ?1")
      .bind(second.visitorId, `led_${first.visitorId?.slice(4)}`)
      .run();
    await changeLead(first, "status = 'won', value_amount = 1000000, value_currency = 'IDR'");
    await foldClickDims(env.DB, ZONE);

    const { campaigns, peopleLeftOut } = await ask(`ads?from=${day}&to=${day}`);
    expect(peopleLeftOut).toBe(0);
    expect(campaigns).toMatchObject([
      {
        id: "c1",
        name: "New name",
        clicks: 4,
        people: 3,
        withContact: 2,
        chats: 2,
        qualified: 2,
        won: 2,
        values: [{ currency: "IDR", amount: 1250000.5 }],
        adSets: [
          {
            id: "s1",
            name: "Wide",
            clicks: 4,
            ads: [
              { id: "a1", name: "Video", clicks: 3, people: 2, chats: 1, values: [{ amount: 1_000_000 }] },
              { id: "a2", name: "Image", clicks: 1, people: 1, chats: 1 },
            ],
          },
        ],
      },
      { id: null, name: null, clicks: null, people: 1 },
      { id: null, name: "By name", clicks: 1, people: 1, adSets: [{ clicks: null }] },
    ]);
  });

  it("that only people clicked who had come before are there with their clicks", async ({ expect }) => {
    const { day, at: clock } = makeDay();
    const { id } = await makeRotator();
    const visitorId = makeTestId("vis", clock("00:00") - 40 * HOUR);
    await record([{ rotatorId: id, at: clock("09:00"), visitorId, query: "campaign_id=c9" }]);
    await foldClickDims(env.DB, ZONE);
    expect((await ask(`ads?from=${day}&to=${day}`)).campaigns).toMatchObject([
      { id: "c9", name: null, clicks: 1, people: 0, adSets: [] },
    ]);
  });
});

describe("the stairs", () => {
  it("go down from all requests to people, and on to events", async ({ expect }) => {
    const { day, at: clock } = makeDay();
    const { id } = await makeRotator();
    const none = { rotatorId: id, visitorId: undefined, choice: "none" as const };
    await record([
      { rotatorId: id, at: clock("09:00") },
      { rotatorId: id, at: clock("10:00") },
      { rotatorId: id, at: clock("09:00"), verdict: "repeat", choice: "repeat" },
      { ...none, at: clock("11:00"), verdict: "flood" },
      { ...none, at: clock("11:00"), verdict: "bot" },
      { ...none, at: clock("12:00"), verdict: "preview" },
      { ...none, at: clock("12:00"), verdict: "preview" },
      { ...none, at: clock("13:00"), verdict: "prefetch" },
    ]);
    const pixel = await makePixel();
    await env.DB.prepare("INSERT INTO conversion_stats VALUES (?, ?, 'Lead', 2, 1, 0)")
      .bind(pixel.id, clock("10:00"))
      .run();
    const stairs = { all: 8, previewsAndBots: 3, prefetches: 1, floods: 1, doubleTaps: 1, people: 2 };
    expect(await ask(`stairs?from=${day}&to=${day}`)).toMatchObject({
      stairs: { ...stairs, eventsMade: 2, eventsAccepted: 1 },
      before: { all: 0, eventsMade: 0 },
    });
    expect(await ask(`stairs?from=${day}&to=${day}&rotatorId=${id}`)).toMatchObject({
      stairs: { ...stairs, eventsMade: 0 },
    });
    expect((await ask(`stairs?from=${day}&to=${day}&rotatorId=rot_other`)).stairs.all).toBe(0);
  });
});

describe("sparklines", () => {
  it("have fourteen days of each rotator that is named", async ({ expect }) => {
    const [first, second] = [await makeRotator(), await makeRotator()];
    const now = Date.now();
    const today = readDayStart(now, ZONE);
    await record([
      { rotatorId: first.id, at: now },
      { rotatorId: first.id, at: today - 1 },
      { rotatorId: first.id, at: today - 2 },
      { rotatorId: second.id, at: now, verdict: "bot", visitorId: undefined, choice: "none" },
    ]);
    const { days, sparklines } = await ask(`sparklines?rotatorIds=${first.id},${second.id}`);
    expect(days).toHaveLength(14);
    expect(days.at(-1)).toBe(readDay(now, ZONE));
    expect(sparklines).toEqual([
      { rotatorId: first.id, clicks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1] },
      { rotatorId: second.id, clicks: Array.from({ length: 14 }, () => 0) },
    ]);
  });
});

describe("a report", () => {
  it("is for whoever may read reports, of a period that there is", async ({ expect }) => {
    const { key } = await makeKey(["reports:read"]);
    const other = await makeKey(["leads:read"]);
    expect(await askApi("GET", "/reports/overview", { key: other.key })).toMatchObject({ status: 403 });
    for (const [path, errors] of [
      ["overview?from=2026-02-30", { from: "malformed" }],
      ["overview?from=2026-02-03&to=2026-02-01", { from: "after_end" }],
      ["agents?from=2025-01-01&to=2026-02-01", { from: "too_long" }],
      ["overview?verdict=bot", { verdict: "unknown" }],
      ["shares", { rotatorId: "wrong_type" }],
      ["sparklines?rotatorIds=,", { rotatorIds: "empty" }],
    ] as const)
      expect(await askApi("GET", `/reports/${path}`, { key })).toMatchObject({
        status: 422,
        body: { errors },
      });
    expect(await askApi("GET", "/reports/shares?rotatorId=rot_x", { key })).toMatchObject({ status: 404 });
  });

  it("counts days in the zone that is set", async ({ expect }) => {
    await env.DB.prepare(
      "INSERT INTO settings VALUES ('general.time_zone', '\"America/New_York\"', 0)",
    ).run();
    const { timeZone, period } = await ask("stairs?from=2024-07-01&to=2024-07-01");
    await env.DB.prepare("DELETE FROM settings WHERE key = 'general.time_zone'").run();
    expect([timeZone, new Date(period.from).toISOString()]).toEqual([
      "America/New_York",
      "2024-07-01T04:00:00.000Z",
    ]);
  });
});
