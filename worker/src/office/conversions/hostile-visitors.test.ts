import { CLICK_ID_NAMES, type RecordedClick } from "@rotator/shared/core/click";
import { UTM_NAMES } from "@rotator/shared/core/click-parameters";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, it } from "vitest";
import { deliver } from "../../../test/deliver.ts";
import { loadDataset } from "../../../test/graph.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { countStates, loadLedger, makeToldLink, quietOffice } from "../../../test/told-link.ts";
import { deliverConversions } from "./deliver-conversions.ts";
import { makeMetaDestination } from "./meta/meta-destination.ts";

const NOW = Date.now();
const ID_OF_AN_AD = "120210628123456789";
const PERSONAL = /john|gmail|81234567890|812(?:[\W_]|%(?:25)*[0-9a-f]{2}){1,8}3456|[０-９]|%ef%bc%9/i;

/** What came of these visits: each recorded, told, and what Meta's stand-in made of it. */
async function tell(visits: Partial<RecordedClick>[]) {
  const link = await makeToldLink();
  const clicks = visits.map((visit, i) =>
    makeClick({ at: NOW - visits.length + i, rotatorId: link.rotatorId, ip: "114.10.7.7", ...visit }),
  );
  await deliver([makePack(clicks)], { to: quietOffice });
  const rows = await loadLedger(link.pixel.id);
  await deliverConversions(quietOffice, Date.now());
  const { events, requests } = await loadDataset(link.pixel.datasetId);
  return { rows, events, requests, states: await countStates(link.pixel.id) };
}

describe("Meta is told of a visitor", () => {
  it.for<[name: "_fbc" | "_fbp", value: string, sent: string | undefined]>([
    ["_fbp", "fb.1.1700000000000.john@gmail.co", undefined],
    ["_fbp", "fb.1.1700000000000.hello", undefined],
    ["_fbp", "fb.1.1700000000.123", undefined],
    ["_fbp", "fb.1.9999999999999.123", `fb.1.${NOW - 1}.123`],
    ["_fbp", `fb.1.${NOW - 1}.123`, `fb.1.${NOW - 1}.123`],
    ["_fbc", "fb.1.1700000000.abc", undefined],
    ["_fbc", "fb.1.1700000000000000.abc", undefined],
    ["_fbc", "fb.1.1700000000000.john@gmail.co", undefined],
    ["_fbc", "fb.1.1700000000000.john%40gmail.co", undefined],
    ["_fbc", "fb.1.1700000000000.john%2540gmail.co", undefined],
    ["_fbc", "fb.1.1700000000000.%%34%30x.co", undefined],
    ["_fbc", "fb.1.1700000000000.+6281234567890", undefined],
    ["_fbc", "fb.1.9999999999999.evil", `fb.1.${NOW - 1}.evil`],
    ["_fbc", `fb.1.${NOW + 7_200_000}.AheadOfTime`, `fb.1.${NOW - 1}.AheadOfTime`],
    ["_fbc", "fb.2.1700000000000.IwAR0_x-Y.AQQCAQMC", "fb.2.1700000000000.IwAR0_x-Y.AQQCAQMC"],
  ])("whose %s is %s", async ([name, value, sent], { expect }) => {
    const { events, states } = await tell([name === "_fbc" ? { fbc: value } : { fbp: value }]);
    expect(states).toEqual({ delivered: 1 });
    expect(events[0]?.user_data[name.slice(1)]).toBe(sent);
  });

  it.for([
    "utm_source=john%2540gmail.com",
    "utm_source=john%25252540gmail.com",
    "utm_campaign=lead%206281234567890",
    "utm_content=%252B6281234567890",
    "utm_content=budi-081234567890",
    "utm_term=0812-3456-7890",
    "utm_term=0812_3456_7890",
    "utm_term=0812/3456/7890",
    "utm_term=0812%E2%80%933456%E2%80%937890",
    "utm_term=0812%25E2%2580%25933456%25E2%2580%25937890",
    "utm_term=%EF%BC%90%EF%BC%98%EF%BC%91%EF%BC%92%EF%BC%93%EF%BC%94%EF%BC%95%EF%BC%96%EF%BC%97%EF%BC%98%EF%BC%99%EF%BC%90",
    "utm_term=john%EF%BC%A0gmail.com",
    "utm_term=0812%2B3456%2B7890",
    "utm_term=call%200062%20812%203456%207890",
    "utm_term=100%&utm_medium=%FFjohn%40gmail.com",
    "utm_medium=https%3A%2F%2Fbrand.com%2F%3Femail%3Djohn%252540gmail.com",
    "gclid=john%2540gmail.com",
    "gclid=6281234567890",
    "ttclid=%252B6281234567890",
    "fbclid=john%2540gmail.com",
    "fbclid=081234567890",
  ])("by %s without what it says of the person", async (query, { expect }) => {
    const { events, rows, states } = await tell([{ query: `${query}&utm_id=1`, fbc: "fb.1.1700000000000." }]);
    expect(states).toEqual({ delivered: 1 });
    expect(JSON.stringify(events)).not.toMatch(PERSONAL);
    const { url, clickIds } = JSON.parse(rows[0]?.facts ?? "{}");
    expect(JSON.stringify({ url, clickIds })).not.toMatch(PERSONAL);
    expect(rows[0]?.facts).not.toMatch(/john|gmail/i);
  });

  it("with all that it says of the ad", async ({ expect }) => {
    const query = `utm_source=ig&utm_campaign=Promo+01-11-2026&utm_term=%40brand&utm_content=${ID_OF_AN_AD}&gclid=Cj0KCQ-x_Y&li_fat_id=0a1b2c3d-0812-3456-7890-0123456789ab`;
    const { events, rows } = await tell([{ query }]);
    expect(events[0]?.["event_source_url"]).toBe(`https://link.example.com/wa/promo?${query}`);
    expect(JSON.parse(rows[0]?.facts ?? "{}")).toMatchObject({ clickIds: { gclid: "Cj0KCQ-x_Y" } });
  });

  it.for(["john@gmail.com", "john%40gmail.com", "john%2540gmail.com;"])(
    "whose browser names itself by %s",
    async (word, { expect }) => {
      const { events, rows, states } = await tell([{ userAgent: `Mozilla/5.0 (Linux; ${word} Android 15)` }]);
      expect(states).toEqual({ delivered: 1 });
      expect(events[0]?.user_data["client_user_agent"]).toBe("Mozilla/5.0 (Linux; email Android 15)");
      expect(rows[0]?.facts).not.toMatch(PERSONAL);
    },
  );

  it("who came by a link that is called like a phone number", async ({ expect }) => {
    const { events, states } = await tell([{ url: "https://link.example.com/wa/081234567890" }]);
    expect(states).toEqual({ delivered: 1 });
    expect(events[0]?.["event_source_url"]).toBe("https://link.example.com/wa/081234567890");
  });
});

describe("whatever visitors send", () => {
  const part = fc.oneof(
    fc.constantFrom(".", "fb", "1", "john@gmail.co", "%40", "%2540", "%", "AQ", "AQQCAQMC", " ", "+", "ä"),
    fc.constantFrom("1700000000", "1700000000000", "1700000000000000", "9999999999999", `${NOW + 3_600_000}`),
    fc.string({ maxLength: 12 }),
  );
  const cookie = fc.oneof(
    fc.array(part, { maxLength: 6 }).map((parts) => parts.join(".")),
    fc.tuple(part, part, part).map(([time, id, end]) => `fb.1.${time}.${id}${end}`),
    fc.tuple(part, part).map(([id, end]) => `fb.1.1700000000000.${id}.${end}`),
    fc.bigInt({ min: 10n ** 12n, max: 10n ** 13n - 1n }).map((time) => `fb.1.${time}.1234567890`),
  );
  const person = fc.oneof(
    fc.constantFrom("john@gmail.com", "a@b.co.id", "+6281234567890", "081234567890", "6281234567890"),
    fc.constantFrom("0812-3456-7890", "0812 3456 7890", "+62 (812) 3456-7890", "0062 812 3456 7890"),
  );
  const value = fc
    .tuple(fc.constantFrom("", "lead ", "budi-", "?email=", "100%zz "), person, fc.nat({ max: 3 }), part)
    .map(([before, who, times, after]) => encodeTimes(`${before}${who} ${after}`, times));
  const parameters = fc.dictionary(
    fc.constantFrom<string>(...UTM_NAMES, ...CLICK_ID_NAMES),
    fc.oneof(value, value, part),
    { maxKeys: 5 },
  );
  const facts = fc.record({ fbc: cookie, fbp: cookie, parameters, userAgent: fc.oneof(value, part) });
  const sample = () => fc.sample(facts, 1_000);

  it("Meta's stand-in accepts what goes out, as clicks", async ({ expect }) => {
    const visits = sample()
      .slice(0, 200)
      .map(({ parameters: known, userAgent, ...cookies }, i) => ({
        ...cookies,
        ip: `114.10.7.${i}`,
        query: writeQuery(known),
        userAgent: `Mozilla/5.0 ${userAgent}`,
      }));
    const { states, rows } = await tell(visits);
    expect(states).toEqual({ delivered: visits.length });
    for (const row of rows) {
      const { url, clickIds } = JSON.parse(row.facts ?? "{}");
      expect(decodeAll(row.facts ?? "")).not.toMatch(/john@gmail|a@b\.co/);
      expect(decodeAll(JSON.stringify({ url, clickIds }))).not.toMatch(PERSONAL);
    }
  });

  it("Meta's stand-in accepts what goes out, as rows that an older release made", async ({ expect }) => {
    const link = await makeToldLink();
    const destination = makeMetaDestination({ graphUrl: env.META_GRAPH_URL, defaultCountry: "ID" });
    const events = sample().map(({ parameters: known, userAgent, fbc: click, fbp }, i) => ({
      eventId: `evt_${i}`,
      eventName: "Lead",
      eventAt: NOW,
      visitorId: "vis_01k9zq3v5xabcdefghjkmnpqrs",
      facts: {
        url: `https://link.brand.com/wa/promo?${writeQuery(known)}`,
        userAgent: `Mozilla/5.0 ${userAgent}`,
        ...{ fbc: click, fbp },
      },
    }));
    const { id, datasetId, accessToken } = link.pixel;
    const pixel = { id, datasetId, accessToken, graphVersion: "v25.0" };
    expect(await destination.deliver(pixel, events, Date.now())).toMatchObject({ outcome: "delivered" });
  });
});

function encodeTimes(text: string, times: number): string {
  return times === 0 ? text : encodeTimes(encodeURIComponent(text.toWellFormed()), times - 1);
}

function writeQuery(parameters: Record<string, string>): string {
  return new URLSearchParams(parameters).toString();
}

function decodeAll(text: string): string {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded === text ? text : decodeAll(decoded);
}
