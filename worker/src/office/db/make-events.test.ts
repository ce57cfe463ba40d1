import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import { describe, it } from "vitest";
import { makeRotator, member, makeAgent } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { saveSetting } from "./settings.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

interface EventRow extends Record<string, unknown> {
  id: string;
  event_at: number;
  facts: string;
  status: string;
}

/** A pixel and a rotator that tells it of clicks. */
async function makeTold(eventName: string, { enabled = 1 } = {}) {
  const pixelId = makeTestId("pix");
  await env.DB.prepare(
    "INSERT INTO pixels (id, name, dataset_id, access_token_encrypted, enabled, created_at, updated_at) VALUES (?1, '', '1', '', ?2, 0, 0)",
  )
    .bind(pixelId, enabled)
    .run();
  return { pixelId, rotatorId: await addLink(pixelId, eventName) };
}

async function addLink(pixelId: string | null, eventName: string): Promise<string> {
  const { id } = await makeRotator({ members: [member((await makeAgent()).id)] });
  await env.DB.prepare("UPDATE rotators SET pixel_id = ?2, click_event = ?3 WHERE id = ?1")
    .bind(id, pixelId, eventName)
    .run();
  return id;
}

async function loadEvents(pixelId: string): Promise<EventRow[]> {
  const { results } = await env.DB.prepare("SELECT * FROM conversion_events WHERE pixel_id = ? ORDER BY id")
    .bind(pixelId)
    .all<EventRow>();
  return results;
}

async function countMade(pixelId: string): Promise<number> {
  const made = await env.DB.prepare("SELECT sum(made) AS made FROM conversion_stats WHERE pixel_id = ?")
    .bind(pixelId)
    .first<number | null>("made");
  return made ?? 0;
}

function visitsOf(visitorId: string, rotatorId: string, times: number[]): RecordedClick[] {
  return times.map((at) => makeClick({ visitorId, rotatorId, at }));
}

function shuffle<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

describe("a click on a link that names a pixel and an event", () => {
  it("makes one event with all that delivery needs", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const click = makeClick({
      rotatorId,
      query: "utm_source=ig&fbclid=FbCl1d&gclid=G&k_budget=5jt&name=Sari&email=sari@example.com",
      fbc: "fb.1.1700000000000.",
      fbp: "fb.1.1700000000000.1098115397",
    });
    await deliver([makePack([click])]);
    const [event, ...others] = await loadEvents(pixelId);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      id: `cev_${click.id.slice(4)}`,
      event_id: `evt_${click.id.slice(4)}`,
      rotator_id: rotatorId,
      event_name: "Lead",
      event_at: click.at,
      person_id: `led_${click.visitorId?.slice(4)}`,
      visitor_id: click.visitorId,
      click_id: click.id,
      window_ms: 7 * DAY,
      status: "waiting",
      tries: 0,
      held_at: null,
    });
    expect(JSON.parse(event?.facts ?? "")).toEqual({
      url: "https://link.example.com/wa/promo?utm_source=ig&fbclid=FbCl1d&gclid=G",
      ip: click.ip,
      userAgent: click.userAgent,
      fbc: "fb.1.1700000000000.FbCl1d",
      fbp: "fb.1.1700000000000.1098115397",
      clickIds: { gclid: "G" },
      country: "ID",
    });
    expect(await countMade(pixelId)).toBe(1);
  });

  it("tells what is known of the lead", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const visitorId = makeTestId("vis");
    const now = Date.now();
    await deliver([makePack(visitsOf(visitorId, rotatorId, [now - 8 * DAY]))]);
    await env.DB.prepare("UPDATE leads SET name = ?2, phone = ?3, email = ?4 WHERE id = ?1")
      .bind(`led_${visitorId.slice(4)}`, "Sari Dewi", "628123456789", "sari@example.com")
      .run();
    await deliver([makePack(visitsOf(visitorId, rotatorId, [now]))]);
    const facts = (await loadEvents(pixelId)).map((event) => JSON.parse(event.facts));
    expect(facts[0]).not.toHaveProperty("name");
    expect(facts[1]).toMatchObject({ name: "Sari Dewi", phone: "+628123456789", email: "sari@example.com" });
  });

  it("takes the deployment's pixel where the link names none", async ({ expect }) => {
    const { pixelId } = await makeTold("Lead");
    await saveSetting(env.DB, "conversions.default_pixel_id", pixelId, 0);
    const rotatorId = await addLink(null, "Contact");
    await deliver([makePack([makeClick({ rotatorId })])]);
    await env.DB.prepare("DELETE FROM settings WHERE key = 'conversions.default_pixel_id'").run();
    await deliver([makePack([makeClick({ rotatorId })])]);
    expect(await loadEvents(pixelId)).toMatchObject([{ event_name: "Contact" }]);
  });

  it("keeps the time when a click id was first seen, where no cookie did", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("ViewContent");
    const visitorId = makeTestId("vis");
    const start = Date.now() - DAY;
    const visit = (at: number, fbclid: string) =>
      makeClick({ visitorId, rotatorId, at, query: `fbclid=${fbclid}`, fbc: `fb.1.${at}.` });
    const clicks = [
      visit(start, "ONE"),
      visit(start + 3_600_000, "ONE"),
      visit(start + 7_200_000, "TWO"),
      visit(start + 10_800_000, "TWO"),
    ];
    for (const click of clicks) await deliver([makePack([click])]);
    expect((await loadEvents(pixelId)).map(({ facts }) => JSON.parse(facts).fbc)).toEqual([
      `fb.1.${start}.ONE`,
      `fb.1.${start}.ONE`,
      `fb.1.${start + 7_200_000}.TWO`,
      `fb.1.${start + 7_200_000}.TWO`,
    ]);
  });

  it("tells a click with its own click id where the visitor has brought another since", async ({
    expect,
  }) => {
    const { pixelId, rotatorId } = await makeTold("ViewContent");
    const visitorId = makeTestId("vis");
    const start = Date.now() - DAY;
    const visit = (at: number, fbclid: string) =>
      makeClick({ visitorId, rotatorId, at, query: `fbclid=${fbclid}`, fbc: `fb.1.${at}.` });
    await deliver([makePack([visit(start, "ONE"), visit(start + 3_600_000, "TWO")])]);
    expect((await loadEvents(pixelId)).map(({ facts }) => JSON.parse(facts).fbc)).toEqual([
      `fb.1.${start}.ONE`,
      `fb.1.${start + 3_600_000}.TWO`,
    ]);
  });

  it("never tells it with an ad that was clicked later", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("ViewContent");
    const visitorId = makeTestId("vis");
    const start = Date.now() - DAY;
    const at = start + 3_600_000;
    const fromAd = makeClick({ visitorId, rotatorId, at, query: "fbclid=LATER", fbc: `fb.1.${at}.` });
    await deliver([makePack([fromAd])]);
    await deliver([makePack(visitsOf(visitorId, rotatorId, [start]))]);
    const [early, late] = (await loadEvents(pixelId)).map(({ facts }) => JSON.parse(facts));
    expect(early).not.toHaveProperty("fbc");
    expect(late).toMatchObject({ fbc: `fb.1.${at}.LATER` });
  });

  it.for<[string, Partial<RecordedClick>]>([
    ["a bot", { verdict: "bot" }],
    ["a preview", { verdict: "preview" }],
    ["a prefetch", { verdict: "prefetch" }],
    ["a flood", { verdict: "flood" }],
    ["a repeat", { verdict: "repeat" }],
    ["one who refused", { consent: "refused" }],
    ["one whose browser asks for privacy", { consent: "gpc" }],
    ["one who has yet to agree", { consent: "needs_form" }],
    ["a link that never tells", { consent: "never" }],
  ])("makes none of %s", async ([, fields], { expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    await deliver([makePack([makeClick({ rotatorId, ...fields })])]);
    expect(await loadEvents(pixelId)).toEqual([]);
  });

  it("makes none for a pixel that is off, and a held one for a pixel that is held", async ({ expect }) => {
    const off = await makeTold("Lead", { enabled: 0 });
    const held = await makeTold("Lead");
    await env.DB.prepare("UPDATE pixels SET held_at = 1 WHERE id = ?").bind(held.pixelId).run();
    await deliver([
      makePack([makeClick({ rotatorId: off.rotatorId }), makeClick({ rotatorId: held.rotatorId })]),
    ]);
    expect(await loadEvents(off.pixelId)).toEqual([]);
    expect(await loadEvents(held.pixelId)).toMatchObject([{ status: "held" }]);
  });
});

describe("a window", () => {
  it("holds inside one message, whichever click comes first, three times", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const start = Date.now() - 3_600_000;
    const clicks = Array.from({ length: 50 }, (_, i) =>
      visitsOf(makeTestId("vis"), rotatorId, [start + i * 1_000, start + 1_800_000 + i * 1_000]),
    ).flat();
    const pack = makePack(shuffle(clicks));
    for (let time = 0; time < 3; time++) await deliver([pack]);
    expect(await loadEvents(pixelId)).toHaveLength(50);
    expect(await countMade(pixelId)).toBe(50);
  });

  it("holds among messages in any order, and over two links of one pixel", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const otherId = await addLink(pixelId, "Lead");
    const start = Date.now() - DAY;
    const clicks = Array.from({ length: 20 }, () => {
      const visitorId = makeTestId("vis");
      return [rotatorId, otherId, rotatorId].flatMap((id, i) =>
        visitsOf(visitorId, id, [start + i * 3_600_000]),
      );
    }).flat();
    const packs = shuffle(clicks).map((click) => makePack([click]));
    await Promise.all([deliver(packs.slice(0, 30)), deliver(packs.slice(30)), deliver(packs)]);
    expect(await loadEvents(pixelId)).toHaveLength(20);
  });

  it("ends: of ViewContent after half an hour, of others after seven days", async ({ expect }) => {
    const start = Date.now() - 20 * DAY;
    for (const [name, window] of [
      ["ViewContent", 30 * MINUTE],
      ["Contact", 7 * DAY],
      ["Minta harga", 7 * DAY],
    ] as const) {
      const { pixelId, rotatorId } = await makeTold(name);
      const times = [start, start + window - 10_000, start + window, start + 1.5 * window];
      await deliver([makePack(visitsOf(makeTestId("vis"), rotatorId, times))]);
      expect((await loadEvents(pixelId)).map(({ event_at }) => event_at - start)).toEqual([0, window]);
    }
  });

  it("is a setting", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    await saveSetting(env.DB, "conversions.lead_window_ms", DAY, 0);
    const now = Date.now();
    await deliver([makePack(visitsOf(makeTestId("vis"), rotatorId, [now - 2 * DAY, now]))]);
    await env.DB.prepare("DELETE FROM settings WHERE key = 'conversions.lead_window_ms'").run();
    expect(await loadEvents(pixelId)).toHaveLength(2);
  });

  it("or a pixel that somebody wrote there without quotes stops no click from being recorded", async ({
    expect,
  }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const broken = "INSERT OR REPLACE INTO settings (key, value, updated_at) VALUES (?1, 'pix_none', 0)";
    const keys = ["default_pixel_id", "lead_window_ms", "view_window_ms"].map((key) => `conversions.${key}`);
    await env.DB.batch(keys.map((key) => env.DB.prepare(broken).bind(key)));
    await deliver([makePack([makeClick({ rotatorId })])]);
    await env.DB.prepare("DELETE FROM settings WHERE value = 'pix_none'").run();
    expect(await loadEvents(pixelId)).toMatchObject([{ window_ms: 7 * DAY }]);
  });

  it("is of one person, pixel and event name", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const contactId = await addLink(pixelId, "Contact");
    const other = await makeTold("Lead");
    const visitorId = makeTestId("vis");
    const clicks = [rotatorId, contactId, other.rotatorId].map((id) =>
      makeClick({ visitorId, rotatorId: id }),
    );
    const stranger = makeClick({ rotatorId });
    await deliver([makePack([...clicks, stranger])]);
    expect(await loadEvents(pixelId)).toHaveLength(3);
    expect(await loadEvents(other.pixelId)).toHaveLength(1);
  });

  it("is of the lead, whatever browser its people came with", async ({ expect }) => {
    const { pixelId, rotatorId } = await makeTold("Lead");
    const [first, second] = [makeTestId("vis"), makeTestId("vis")];
    const now = Date.now();
    await deliver([makePack(visitsOf(second, rotatorId, [now - 9 * DAY]))]);
    await env.DB.prepare("UPDATE visitors SET lead_id = ?2 WHERE id = ?1")
      .bind(second, `led_${first.slice(4)}`)
      .run();
    await deliver([
      makePack([...visitsOf(first, rotatorId, [now - DAY]), ...visitsOf(second, rotatorId, [now])]),
    ]);
    expect(await loadEvents(pixelId)).toHaveLength(2);
  });
});
