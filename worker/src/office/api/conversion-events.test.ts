import { env } from "cloudflare:workers";
import { afterAll, describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makePixel, makeRotator } from "../../../test/builders.ts";
import { insertEvents } from "../../../test/insert-events.ts";
import { makePerson, signIn } from "../../../test/person.ts";
import { countStates } from "../../../test/told-link.ts";

const DAY = 86_400_000;
const FACTS = JSON.stringify({ url: "https://a.example/wa/x", ip: "114.10.7.7", phone: "6281234567890" });

/** Events of a pixel that nobody sends meanwhile. */
async function makeWaitingPixel(): Promise<string> {
  const { id } = await makePixel();
  await env.DB.prepare("UPDATE pixels SET wait_until = 9e15 WHERE id = ?").bind(id).run();
  return id;
}

// What was nudged would be sent while the next file's tests run.
afterAll(async () => {
  await env.DB.prepare("DELETE FROM conversion_events").run();
});

describe("conversion events", () => {
  it("are listed by what is asked for, page by page, with words for why", async ({ expect }) => {
    const { key } = await makeKey();
    const pixelId = await makeWaitingPixel();
    const made = await insertEvents([
      { pixel_id: pixelId, status: "rejected", reason: "refused" },
      { pixel_id: pixelId, status: "rejected", reason: "too_old" },
      { pixel_id: pixelId, status: "delivered" },
    ]);
    const headers = { "accept-language": "id" };
    const refused = await askApi("GET", `/conversion-events?pixelId=${pixelId}&reason=refused`, {
      key,
      headers,
    });
    expect(refused).toMatchObject({
      status: 200,
      body: { items: [{ id: made[0]?.id, words: { title: "Meta menolak event ini." } }], nextCursor: null },
    });
    const found = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const after = cursor === "" ? "" : `&cursor=${cursor}`;
      const { body } = await askApi("GET", `/conversion-events?pixelId=${pixelId}&limit=2${after}`, { key });
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(found.map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(JSON.stringify(found)).not.toContain("facts");
    const none = await askApi("GET", `/conversion-events?pixelId=${pixelId}&to=5`, { key });
    expect(none.body.items).toEqual([]);
    expect(await askApi("GET", "/conversion-events?status=lost", { key })).toMatchObject({
      status: 422,
      body: { errors: { status: "malformed" } },
    });
  });

  it("tell what is known of the visitor to the owner and managers only", async ({ expect }) => {
    const { key } = await makeKey();
    const pixelId = await makeWaitingPixel();
    const [event] = await insertEvents([{ pixel_id: pixelId, facts: FACTS, answer: `{"message":"no"}` }]);
    const shown = await askApi("GET", `/conversion-events/${event?.id}`, { key });
    expect(shown).toMatchObject({ status: 200, body: { id: event?.id, payload: null, answer: null } });
    expect(await askApi("GET", "/conversion-events/cev_nothing", { key })).toMatchObject({ status: 404 });
    for (const role of ["owner", "admin"] as const) {
      const browser = await signIn(await makePerson(role));
      const { body } = await browser.ask("GET", `/conversion-events/${event?.id}`);
      expect(body).toMatchObject({
        payload: { url: "https://a.example/wa/x", ip: "114.10.7.0", phone: "6281…90" },
        answer: { message: "no" },
      });
    }
  });

  it("are sent again by their ids, and those that are not say why", async ({ expect }) => {
    const { key } = await makeKey();
    const pixelId = await makeWaitingPixel();
    const off = await makePixel({ enabled: false });
    const events = await insertEvents([
      { pixel_id: pixelId, status: "rejected", reason: "refused", facts: FACTS },
      { pixel_id: pixelId, status: "delivered", facts: FACTS },
      { pixel_id: pixelId, status: "sending", facts: FACTS },
      { pixel_id: pixelId, status: "rejected", facts: FACTS, event_at: Date.now() - 8 * DAY },
      { pixel_id: pixelId, status: "rejected" },
      { pixel_id: off.id, status: "held", facts: FACTS },
    ]);
    const ids = [...events.map(({ id }) => id), events[0]?.id, "cev_nothing"];
    const answer = await askApi("POST", "/conversion-events/send-again", { key, body: { ids } });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.body).toEqual({
      sent: 1,
      left: 6,
      why: { delivered: 1, sending: 1, too_old: 1, stripped: 1, pixel_off: 1, missing: 1 },
      nextCursor: null,
    });
    const tooMany = { ids: Array.from({ length: 501 }, () => "cev_1") };
    expect(await askApi("POST", "/conversion-events/send-again", { key, body: tooMany })).toMatchObject({
      status: 422,
    });
  });

  it("are sent again by a filter, a bounded part each call", async ({ expect }) => {
    const { key } = await makeKey();
    const { id: pixelId } = await makePixel();
    await insertEvents(
      Array.from({ length: 620 }, () => ({ pixel_id: pixelId, status: "rejected", facts: FACTS })),
    );
    // Sent again they would go out at once: a held pixel is freed, so it is its dataset that nobody knows.
    const filter = { status: "rejected", pixelId };
    const first = await askApi("POST", "/conversion-events/send-again", { key, body: { filter } });
    expect(first).toMatchObject({
      status: 200,
      body: { sent: 500, left: 0, nextCursor: expect.any(String) },
    });
    const body = { filter: { ...filter, cursor: first.body.nextCursor } };
    const second = await askApi("POST", "/conversion-events/send-again", { key, body });
    expect(second).toMatchObject({ status: 200, body: { sent: 120, left: 0, nextCursor: null } });
    const everything = { filter: { pixelId } };
    expect(await askApi("POST", "/conversion-events/send-again", { key, body: everything })).toMatchObject({
      status: 422,
    });
    expect((await countStates(pixelId))["rejected"]).toBeUndefined();
  });

  it("are counted by day and state", async ({ expect }) => {
    const { key } = await makeKey();
    const pixelId = await makeWaitingPixel();
    await insertEvents([
      { pixel_id: pixelId, status: "delivered" },
      { pixel_id: pixelId, status: "rejected" },
      { pixel_id: pixelId, status: "waiting" },
    ]);
    const path = `/conversion-events/counts?from=${Date.now() - DAY}&to=${Date.now() + DAY}`;
    const { body } = await askApi("GET", path, { key });
    expect(body).toMatchObject({
      timeZone: "Asia/Jakarta",
      days: expect.arrayContaining([
        expect.objectContaining({ pixelId, made: 3, delivered: 1, rejected: 1, waiting: 1, held: 0 }),
      ]),
      open: expect.arrayContaining([{ pixelId, waiting: 1, held: 0 }]),
    });
    expect(await askApi("GET", "/conversion-events/counts?from=1", { key })).toMatchObject({ status: 422 });
  });
});

describe("match quality", () => {
  it("says of a rotator how often each key was there, and what helps", async ({ expect }) => {
    const { key } = await makeKey(["reports:read"]);
    const { id } = await makeRotator();
    await insertEvents([
      { rotator_id: id, match_keys: `["fbp","country"]` },
      { rotator_id: id, match_keys: `["country"]` },
    ]);
    const { body } = await askApi("GET", `/rotators/${id}/match-quality`, { key });
    expect(body).toMatchObject({
      events: 2,
      keys: expect.arrayContaining([
        { key: "fbp", events: 1, percent: 50, hint: "Switch on Meta's cookies at the domain of the link." },
        expect.objectContaining({ key: "country", events: 2, percent: 100 }),
      ]),
    });
  });
});
