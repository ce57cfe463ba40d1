import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { ClickMessage, RecordedClick } from "@rotator/shared/core/click";
import { isId } from "@rotator/shared/core/id";
import { describe, expect, it, vi } from "vitest";
import { collectClicks } from "../../test/collect-clicks.ts";
import { click, makeLink } from "../../test/edge-link.ts";
import type { EdgeEnv } from "./env.ts";
import { createIsolate } from "./isolate.ts";
import { type OpenPack, recordClick } from "./record-click.ts";

const away = { send: () => Promise.reject(new Error("queue is away")) } as unknown as Queue<unknown>;
const statement = { bind: () => statement, run: () => Promise.reject(new Error("D1 is away")) };
const noD1 = { prepare: () => statement } as unknown as D1Database;

async function inbox(): Promise<ClickMessage[]> {
  const { results } = await env.DB.prepare("SELECT body FROM click_inbox ORDER BY id").all<{
    body: string;
  }>();
  return results.map(({ body }) => JSON.parse(body) as ClickMessage); // the edge wrote it
}

const makeClick = (id: string, at = Date.now()): RecordedClick => ({
  id,
  at,
  rotatorId: "rot_1",
  choice: "turn",
  rosterVersion: 1,
  verdict: "human",
  consent: "given",
  url: "http://link.brand.com/wa/promo",
  query: "",
});

describe("a click", () => {
  it("is handed over with all that the office needs, and nothing in its address", async () => {
    const link = await makeLink({ metaCookies: { domain: "brand.com", index: 1 } });
    const { clicks, messages, bindings } = collectClicks();
    const { cookies } = await click(link, {
      bindings,
      query: "utm_source=ig&fbclid=IwAR0x_Y&k_name=Budi",
      headers: {
        "cf-connecting-ip": "2001:db8::7",
        referer: "https://l.instagram.com/?u=secret",
        "accept-language": "id-ID",
      },
      cf: { country: "ID", region: "West Java", city: "Bandung" },
    });
    const [recorded] = clicks;
    expect(recorded).toMatchObject({
      rotatorId: link.id,
      agentId: link.members[0]?.id,
      choice: "turn",
      rosterVersion: 1,
      verdict: "human",
      consent: "given",
      url: `http://${link.addresses[0]?.replace("/", "/wa/")}`,
      query: "utm_source=ig&fbclid=IwAR0x_Y&k_name=Budi",
      referrerHost: "l.instagram.com",
      language: "id-ID",
      ip: "2001:db8::7",
      country: "ID",
      region: "West Java",
      city: "Bandung",
    });
    expect(isId("clk", recorded?.id ?? "")).toBe(true);
    expect(isId("vis", recorded?.visitorId ?? "")).toBe(true);
    expect(recorded?.fbc).toMatch(/^fb\.1\.\d{13}\.$/);
    expect(cookies).toContain(`_fbc=${recorded?.fbc}IwAR0x_Y`);
    expect(cookies).toContain(`_fbp=${recorded?.fbp}`);
    expect(messages).toMatchObject([{ v: 1, lost: 0 }]);
  });

  it("of somebody in a country that is not told of is recorded, told to nobody and remembered for the session", async () => {
    const consent = { rule: "assumed" as const, formCountries: [], honourGpc: false, quietCountries: ["CH"] };
    const link = await makeLink({ consent, metaCookies: { domain: "brand.com", index: 1 } });
    const { clicks, bindings } = collectClicks();
    const cookie = "_fbc=fb.1.1730000000000.x; _fbp=fb.1.1730000000000.123";
    for (const country of ["CH", "ID"])
      await click(link, { bindings, query: "fbclid=x", headers: { cookie }, cf: { country } });
    expect(clicks).toMatchObject([
      { consent: "country", verdict: "human" },
      { consent: "given", verdict: "human" },
    ]);
    expect(clicks[0]).not.toHaveProperty("fbc");
    const cookiesOf = async (country: string) =>
      (await click(link, { cf: { country } })).response.headers.getSetCookie();
    expect(await cookiesOf("CH")).toEqual([expect.not.stringContaining("Max-Age")]);
    expect(await cookiesOf("CH")).toEqual([expect.stringMatching(/^wr=.*HttpOnly; Secure/)]);
    expect((await cookiesOf("ID"))[0]).toContain("Max-Age=34560000");
  });

  it("without consent carries none of Meta's cookies and sets none", async () => {
    const link = await makeLink({ metaCookies: { domain: "brand.com", index: 1 } });
    const { clicks, bindings } = collectClicks();
    const cookie = "_fbp=fb.1.1700000000000.123; _fbc=fb.1.1700000000000.abc";
    const { cookies } = await click(link, { bindings, query: "fbclid=x&consent=0", headers: { cookie } });
    expect(clicks).toMatchObject([{ consent: "refused", verdict: "human" }]);
    expect([clicks[0]?.fbc, clicks[0]?.fbp, cookies.length]).toEqual([undefined, undefined, 1]);
  });

  it("carries a browser id only where a browser holds one", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    await click(link, { bindings, query: "fbclid=abc" });
    await click(link, {
      bindings,
      headers: { cookie: "_fbp=fb.1.1700000000000.123; _fbc=fb.1.1700000000000.xyz" },
    });
    expect(clicks.map(({ fbp }) => fbp)).toEqual([undefined, "fb.1.1700000000000.123"]);
    expect(clicks[0]?.fbc).toMatch(/^fb\.1\.\d{13}\.$/);
    expect(clicks[1]?.fbc).toBe("fb.1.1700000000000.xyz");
  });

  it("carries of Meta's cookies only what is one, and overwrites no other", async () => {
    const link = await makeLink({ metaCookies: { domain: "brand.com", index: 1 } });
    const { clicks, bindings } = collectClicks();
    const visit = async (query: string, cookie: string) => {
      const { cookies } = await click(link, { bindings, query, headers: { cookie } });
      return cookies.filter((set) => set.startsWith("_fb"));
    };
    const made = await visit("", "_fbp=fb.1.1700000000000.john@gmail.co; _fbc=fb.1.1700000000.abc");
    expect(made).toEqual([expect.stringMatching(/^_fbp=fb\.1\.\d{13}\.\d+$/)]);
    const good = "_fbp=fb.1.1700000000000.123; _fbc=fb.1.1700000000000.xyz";
    expect(await visit("fbclid=a.b.c", good)).toEqual([]);
    expect(await visit("", "_fbp=fb.1.9999999999999.123; _fbc=fb.1.9999999999999.xyz")).toEqual([]);
    expect(clicks[0]?.fbp).toMatch(/^fb\.1\.\d{13}\.\d+$/);
    expect(clicks.map(({ fbc }) => fbc)).toEqual([
      undefined,
      "fb.1.1700000000000.xyz",
      `fb.1.${clicks[2]?.at}.xyz`,
    ]);
    expect(clicks[2]?.fbp).toBe(`fb.1.${clicks[2]?.at}.123`);
  });

  it("keeps its click ids whole where the query is long", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    const padding = Array.from({ length: 20 }, (_, i) => `extra_${i}=${"x".repeat(100)}`).join("&");
    await click(link, { bindings, query: `utm_source=ig&${padding}&fbclid=IwAR0${"y".repeat(150)}` });
    expect(clicks[0]?.query).toMatch(/^fbclid=IwAR0y{150}&utm_source=ig&extra_0=/);
  });

  it.each([
    ["https://user:secret@shop.id/path", "shop.id"],
    ["https://shop.id?email=a@b.id", "shop.id"],
    ["android-app://com.instagram.android/", "com.instagram.android"],
    ["nonsense", undefined],
  ])("of the referrer %s keeps the host alone", async (referer, host) => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    await click(link, { bindings, headers: { referer } });
    expect(clicks[0]?.referrerHost).toBe(host);
  });

  it.each(["consent=0", "consent=1&consent=0", "consent=%30", "a=1&consent=0&b=2"])(
    "with %s may not be told to anybody",
    async (query) => {
      const link = await makeLink();
      const { clicks, bindings } = collectClicks();
      await click(link, { bindings, query });
      await click(link, { bindings, query: "consent=00&xconsent=0&a=consent=0" });
      expect(clicks.map(({ consent }) => consent)).toEqual(["refused", "given"]);
    },
  );

  it("is at most 4 KB whatever of it is hostile", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    await click(link, {
      bindings,
      query: "k_a=" + "\\".repeat(1_900),
      headers: {
        "user-agent": `Mozilla/5.0 ${'"'.repeat(400)}`,
        cookie: `_fbc=fb.1.1700000000000.${'"'.repeat(500)}; _fbp=fb.1.1700000000000.${'"'.repeat(500)}`,
      },
      cf: { country: "ID", region: "é".repeat(60), city: "漢".repeat(60) },
    });
    expect(new TextEncoder().encode(JSON.stringify(clicks[0])).length).toBeLessThan(4_096);
  });

  it("is at most 4 KB, however much comes with it", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    const long = "x".repeat(10_000);
    await click(link, {
      bindings,
      query: `utm_source=${long}&utm_campaign=promo&fbclid=${long}&gclid=ok&k_a=${encodeURIComponent("😀".repeat(900))}&${long}=1`,
      headers: {
        "user-agent": `Mozilla/5.0 ${long}`,
        referer: `https://${long}/`,
        "accept-language": long,
        "cf-connecting-ip": long,
        cookie: `_fbp=fb.1.1700000000000.${long}`,
      },
      cf: { country: long, region: "é".repeat(5_000), city: long },
    });
    expect(new TextEncoder().encode(JSON.stringify(clicks[0])).length).toBeLessThan(4_096);
    expect(clicks[0]?.query).toMatch(/^gclid=ok&.*&utm_campaign=promo/);
    expect(clicks[0]?.query).not.toContain("fbclid");
  });
});

describe("a pack", () => {
  it("goes at once after a quiet second, and gathers on a busy link", async () => {
    const isolate = createIsolate();
    const { messages, bindings } = collectClicks();
    const ctx = createExecutionContext();
    const all = { ...env, ...bindings };
    recordClick(makeClick("clk_1"), all, ctx, isolate);
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(messages).toHaveLength(1);
    for (let i = 0; i < 450; i++) recordClick(makeClick(`clk_${i}`), all, ctx, isolate);
    await waitOnExecutionContext(ctx);
    const sizes = messages.map(({ clicks }) => clicks.length);
    expect(sizes[0]).toBe(1);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(451);
    expect(Math.max(...sizes)).toBeGreaterThan(100);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
  });

  it("is closed before it is too large for a message", async () => {
    const isolate = createIsolate();
    const { messages, bindings } = collectClicks();
    const ctx = createExecutionContext();
    const large = { ...makeClick("clk_1"), query: "x".repeat(3_000) };
    for (let i = 0; i < 60; i++) recordClick(large, { ...env, ...bindings }, ctx, isolate);
    await waitOnExecutionContext(ctx);
    for (const message of messages) expect(JSON.stringify(message).length).toBeLessThan(100_000);
    expect(messages.flatMap(({ clicks }) => clicks)).toHaveLength(60);
  });

  it("whose sender was cut off is taken over by the next click", async () => {
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks();
    isolate.pack = {
      clicks: [makeClick("clk_stuck")],
      characters: 500,
      holders: 0,
      openedAt: Date.now() - 6_000,
      close: () => {},
      sent: Promise.resolve(),
    };
    const ctx = createExecutionContext();
    recordClick(makeClick("clk_next"), { ...env, ...bindings }, ctx, isolate);
    await waitOnExecutionContext(ctx);
    expect(clicks.map(({ id }) => id)).toEqual(["clk_stuck", "clk_next"]);
  });

  it("that took over a stuck one is held by two requests of its own", async () => {
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks();
    const stuck = [makeClick("clk_1"), makeClick("clk_2")];
    const openedAt = Date.now() - 6_000;
    isolate.pack = {
      clicks: stuck,
      characters: 800,
      holders: 2,
      openedAt,
      close: () => {},
      sent: Promise.resolve(),
    };
    const ctx = createExecutionContext();
    let held = 0;
    const counting = {
      waitUntil: (work: Promise<unknown>) => (held++, ctx.waitUntil(work)),
    } as ExecutionContext;
    for (const id of ["clk_3", "clk_4", "clk_5"])
      recordClick(makeClick(id), { ...env, ...bindings }, counting, isolate);
    await waitOnExecutionContext(ctx);
    expect(held).toBe(2);
    expect(clicks).toHaveLength(5);
  });

  it("whose sender was cut off while no further click comes is sent by the second visitor's request", async () => {
    vi.useFakeTimers();
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks();
    const cutOff = new Promise<never>(() => {});
    isolate.pack = {
      clicks: [makeClick("clk_1")],
      characters: 500,
      holders: 1,
      openedAt: Date.now(),
      close: () => {},
      sent: cutOff,
    };
    recordClick(makeClick("clk_2"), { ...env, ...bindings }, createExecutionContext(), isolate);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(clicks).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(clicks.map(({ id }) => id)).toEqual(["clk_1", "clk_2"]);
  });

  it("that somebody else sends to its end is the same message, losses and all", async () => {
    vi.useFakeTimers();
    const isolate = createIsolate();
    const { messages, bindings } = collectClicks();
    const pack = { clicks: [makeClick("clk_1")], characters: 500, openedAt: Date.now(), close: () => {} };
    const cutOff: OpenPack = { ...pack, holders: 1, sent: new Promise<never>(() => {}) };
    isolate.pack = cutOff;
    recordClick(makeClick("clk_2"), { ...env, ...bindings }, createExecutionContext(), isolate);
    cutOff.message = { v: 1, id: "pck_begun", clicks: cutOff.clicks, lost: 7 };
    await vi.advanceTimersByTimeAsync(13_000);
    vi.useRealTimers();
    expect(messages).toMatchObject([{ id: "pck_begun", lost: 7 }]);
  });

  it.each([
    ["is away", { CLICKS: away }],
    ["is not bound", { CLICKS: undefined }],
  ])("goes into the inbox where the queue %s", async (_, bindings) => {
    await env.DB.prepare("DELETE FROM click_inbox").run();
    const link = await makeLink();
    await click(link, { bindings: bindings as unknown as Partial<EdgeEnv> });
    const [message] = await inbox();
    expect(message?.clicks).toMatchObject([{ rotatorId: link.id, choice: "turn" }]);
  });

  it("that nothing takes is counted, and told by the next that gets through", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    for (let i = 0; i < 3; i++) {
      const { response } = await click(link, { isolate, bindings: { CLICKS: away, DB: noD1 } });
      expect(response.status).toBe(302);
    }
    expect(isolate.lostClicks).toBe(3);
    const { messages, bindings } = collectClicks();
    await click(link, { isolate, bindings });
    await click(link, { isolate, bindings });
    expect(messages.map(({ lost }) => lost)).toEqual([3, 0]);
    expect(isolate.lostClicks).toBe(0);
  });
});
