import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { makePixel, unique } from "../../../test/builders.ts";
import { explain } from "../../../test/explain.ts";
import { insertEvents } from "../../../test/insert-events.ts";
import { makeTestId } from "../../../test/make-click.ts";
import { type ConversionEventFilter, listConversionEvents } from "./list-conversion-events.ts";
import { loadConversionEvent } from "./load-conversion-event.ts";

async function idsOf(filter: ConversionEventFilter): Promise<string[]> {
  return (await listConversionEvents(env.DB, filter)).events.map(({ id }) => id);
}

/** Every page, as somebody who reads to the end. */
async function readThrough(filter: ConversionEventFilter): Promise<string[]> {
  const page = await listConversionEvents(env.DB, filter);
  const ids = page.events.map(({ id }) => id);
  return page.nextCursor === undefined
    ? ids
    : [...ids, ...(await readThrough({ ...filter, cursor: page.nextCursor }))];
}

describe("the list of events", () => {
  it("has the newest first, page by page, each once", async () => {
    const pixelId = (await makePixel()).id;
    const made = await insertEvents(Array.from({ length: 7 }, () => ({ pixel_id: pixelId })));

    expect(await readThrough({ pixelId, limit: 3 })).toEqual(made.map(({ id }) => id));
    expect(await idsOf({ pixelId, limit: 3 })).toHaveLength(3);
  });

  it("has what delivery knows of an event, and nothing of who it was", async () => {
    const pixelId = (await makePixel()).id;
    const facts = JSON.stringify({ url: "https://l.example/wa/x", ip: "114.10.7.7", phone: "628123456789" });
    await insertEvents([
      {
        pixel_id: pixelId,
        status: "rejected",
        reason: "refused",
        answer: `{"code":100}`,
        match_keys: `["fbc"]`,
        facts,
      },
    ]);

    const { events } = await listConversionEvents(env.DB, { pixelId });

    expect(events).toMatchObject([
      { status: "rejected", reason: "refused", answer: { code: 100 }, matchKeys: ["fbc"], eventName: "Lead" },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/114\.10|62812|facts/);
  });

  it.each(["pixelId", "rotatorId", "personId", "status", "reason"] as const)(
    "can be of one %s, alone and with others",
    async (field) => {
      const [pixel, other] = [await makePixel(), await makePixel()];
      const wanted = { pixel_id: pixel.id, rotator_id: unique("rot"), person_id: unique("led") };
      const [match] = await insertEvents([
        { ...wanted, status: "held", reason: "throttled" },
        { ...wanted, pixel_id: other.id, status: "held", reason: "throttled" },
        { ...wanted, rotator_id: unique("rot"), status: "held", reason: "throttled" },
        { ...wanted, person_id: unique("led"), status: "held", reason: "throttled" },
        { ...wanted, status: "waiting", reason: "throttled" },
        { ...wanted, status: "held", reason: "no_answer" },
      ]);
      const filter = {
        pixelId: pixel.id,
        rotatorId: wanted.rotator_id,
        personId: wanted.person_id,
        status: "held",
        reason: "throttled",
      } as const;

      expect(await idsOf(filter)).toEqual([match?.id]);
      expect(await idsOf({ ...filter, [field]: undefined })).toHaveLength(2);
      expect(await idsOf({ [field]: filter[field] })).toContain(match?.id);
    },
  );

  it.each(["delivered", "held"])("can be of a span of time, its end left out: %s", async (status) => {
    const pixelId = (await makePixel()).id;
    const times = [4_000, 3_000, 2_000, 1_000];
    const made = await insertEvents(times.map((event_at) => ({ pixel_id: pixelId, status, event_at })));
    const span = { pixelId, fromMs: 2_000, toMs: 4_000, limit: 1 } as const;

    const filter = status === "held" ? ({ ...span, status } as const) : span;

    expect(await readThrough(filter)).toEqual([made[1]?.id, made[2]?.id]);
  });

  it("finds the few open ones behind many that are done, in one page", async () => {
    const pixelId = (await makePixel()).id;
    const start = Date.now();
    const done = Array.from({ length: 5_200 }, (_, i) => ({ pixel_id: pixelId, event_at: start - i }));
    const [held] = await insertEvents([
      { pixel_id: pixelId, status: "held", event_at: start - 9_000 },
      ...done,
    ]);

    expect(await idsOf({ status: "held", pixelId })).toEqual([held?.id]);
    expect(await idsOf({ status: "held" })).toContain(held?.id);
  });

  it("finds a final one behind many others by going on from page to page, of which each looks at a part", async () => {
    const pixelId = (await makePixel()).id;
    const start = Date.now() + 60_000;
    const others = Array.from({ length: 5_200 }, (_, i) => ({ pixel_id: pixelId, event_at: start - i }));
    const rejected = { pixel_id: pixelId, status: "rejected", event_at: start - 9_000 };
    const [wanted] = await insertEvents([rejected, ...others]);

    expect(await idsOf({ status: "rejected", pixelId })).toEqual([]);
    expect(await readThrough({ status: "rejected", pixelId })).toEqual([wanted?.id]);
  });
});

describe("whatever is asked for", () => {
  const cursor = makeTestId("cev");

  it.each<[string, ConversionEventFilter]>([
    ["PRIMARY KEY (id<?)", { cursor }],
    ["PRIMARY KEY (id>? AND id<?)", { cursor, fromMs: 1, status: "delivered", pixelId: "pix_1" }],
    ["conversion_events_person (person_id=? AND id<?)", { cursor, personId: "led_1", rotatorId: "rot_1" }],
    ["conversion_events_rotator (rotator_id=? AND id<?)", { cursor, rotatorId: "rot_1", status: "held" }],
    ["conversion_events_open (pixel_id=? AND status=?)", { cursor, status: "held" }],
    ["conversion_events_open (pixel_id=? AND status=?)", { cursor, status: "waiting", pixelId: "pix_1" }],
  ])("an index finds it, and the table's own order sorts it: %s for %j", async (index, filter) => {
    const plans = await explain((db) => listConversionEvents(db, filter));

    expect(plans[0]).toContain(index);
    for (const plan of plans) expect(plan).not.toMatch(/SCAN conversion_events|AUTOMATIC/);
    const sorted = plans.filter((plan) => plan.includes("TEMP B-TREE"));
    expect(sorted.length).toBe(index.includes("open") ? 1 : 0);
  });
});

describe("one event", () => {
  it("has its facts, of a person only that they are there", async () => {
    const facts = {
      url: "https://l.example/wa/x?utm_source=ig",
      ip: "114.10.7.7",
      userAgent: "Mozilla/5.0",
      fbc: "fb.1.1.AbC",
      phone: "628123456789",
      email: "sari.dewi@example.com",
      name: "Sari Dewi",
      country: "ID",
    };
    const [made] = await insertEvents([{ facts: JSON.stringify(facts), status: "waiting" }]);

    const event = await loadConversionEvent(env.DB, made?.id ?? "");

    expect(event).toMatchObject({ id: made?.id, status: "waiting", eventName: "Lead" });
    expect(event?.facts).toEqual({
      ...facts,
      ip: "114.10.7.0",
      phone: "6281…89",
      email: "s…@example.com",
      name: "S…",
    });
  });

  it("may have none any more, or not be there", async () => {
    const [made] = await insertEvents([{}]);

    expect(await loadConversionEvent(env.DB, made?.id ?? "")).toMatchObject({ facts: null });
    expect(await loadConversionEvent(env.DB, "cev_nothing")).toBeUndefined();
  });
});
