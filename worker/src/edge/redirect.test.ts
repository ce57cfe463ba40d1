import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { HOST, ask, click, makeCopy, makeLink, makeMember, publishToRotation } from "../../test/edge-link.ts";
import { collectClicks } from "../../test/collect-clicks.ts";
import { createIsolate } from "./isolate.ts";
import { createLane, keepLane } from "./lane.ts";

type Link = Awaited<ReturnType<typeof makeLink>>;

const letter = (link: Link, phone: string) =>
  "ABCDEFGH"[link.members.findIndex((member) => member.phone === phone)] ?? "?";

async function clicks(link: Link, count: number, isolate = createIsolate()): Promise<string> {
  let order = "";
  for (let i = 0; i < count; i++) order += letter(link, (await click(link, { isolate })).phone);
  return order;
}

describe("a link", () => {
  it("leads clicks one after another exactly in turn", async () => {
    expect(await clicks(await makeLink(), 10)).toBe("ABCABCABCA");
  });

  it("does so wherever they land", async () => {
    const link = await makeLink();
    let order = "";
    for (let i = 0; i < 7; i++) order += await clicks(link, 1, createIsolate());
    expect(order).toBe("ABCABCA");
  });

  it("does so too where two come at once now and then", async () => {
    const link = await makeLink();
    const [one, other] = [createIsolate(), createIsolate()];
    let order = "";
    for (let round = 0; round < 3; round++) {
      await new Promise((resolve) => setTimeout(resolve, 900));
      const pair = await Promise.all([click(link, { isolate: one }), click(link, { isolate: one })]);
      order +=
        pair
          .map(({ phone }) => letter(link, phone))
          .toSorted()
          .join("") + (await clicks(link, 1, other));
    }
    expect(order).toBe("ABCABCABC");
  });

  it("does so too while somebody is switched off and on", async () => {
    let link = await makeLink();
    const counts: Record<string, number> = {};
    for (let i = 0; i < 12; i++) {
      const got = await clicks(link, 1, createIsolate());
      counts[got] = (counts[got] ?? 0) + 1;
      const off = link.members.map((member, at) =>
        at === 0 ? { ...member, state: "off" as const } : member,
      );
      const without = await publishToRotation(link, { members: off });
      link = await publishToRotation(without, { members: link.members });
    }
    expect(counts).toEqual({ A: 4, B: 4, C: 4 });
  });

  it("leads them by weight", async () => {
    const link = await makeLink({
      method: "weighted",
      members: [makeMember({ weight: 80 }), makeMember({ weight: 20 })],
    });
    expect(await clicks(link, 10)).toBe("AABAAAABAA");
  });

  it("shares a thousand clicks at once exactly", async () => {
    const link = await makeLink({ members: [100, 100, 50, 25, 10].map((weight) => makeMember({ weight })) });
    const isolate = createIsolate();
    const counts: Record<string, number> = {};
    const { clicks: recorded, bindings } = collectClicks();
    for (const { phone } of await Promise.all(
      Array.from({ length: 1_000 }, () => click(link, { isolate, bindings })),
    )) {
      counts[letter(link, phone)] = (counts[letter(link, phone)] ?? 0) + 1;
    }
    for (const [i, weight] of [100, 100, 50, 25, 10].entries()) {
      expect(Math.abs((counts["ABCDE"[i] ?? ""] ?? 0) - (1_000 * weight) / 285)).toBeLessThan(3);
    }
    expect(recorded.every(({ choice }) => choice === "turn")).toBe(true);
  });

  it("answers 302 that nobody may keep, to wa.me with the message and the visitor's code", async () => {
    const link = await makeLink();
    const { response, location, message, cookies } = await click(link);
    expect(response.status).toBe(302);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(location.origin).toBe("https://wa.me");
    expect(message).toMatch(/^Halo Kak, saya mau tanya promonya\.\n\(Ref: [0-9A-HJKMNP-TV-Z]{8}\)$/);
    const visitor = cookies[0]?.replace("wr=", "").split(".")[0] ?? "";
    expect(message).toContain(visitor.slice(10, 18).toUpperCase());
    expect(response.headers.get("set-cookie")).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it("goes to api.whatsapp.com where the rotator says so", async () => {
    const link = await makeLink({ chatLink: "api.whatsapp.com" });
    const { location, phone } = await click(link);
    expect(location.href).toContain("https://api.whatsapp.com/send?phone=");
    expect(letter(link, phone)).toBe("A");
  });

  it("fills the message from its own query", async () => {
    const link = await makeLink({ messageTemplate: "{{name|Kak}} {{agent}} {{utm_campaign}} [k:budget]" });
    const { message } = await click(link, { query: "utm_campaign=promo%20nov&k_budget=5jt" });
    expect(message).toBe(`Kak ${link.members[0]?.name} promo nov 5jt`);
  });

  it("of a rotator with the app page still goes to wa.me on a desktop", async () => {
    const link = await makeLink({ deeplink: true, chatLink: "api.whatsapp.com" });
    const desktop =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36";
    expect((await click(link, { headers: { "user-agent": desktop } })).location.host).toBe("wa.me");
  });

  it("does not try the app by itself inside TikTok", async () => {
    const link = await makeLink({ deeplink: true });
    const page = async (userAgent: string) =>
      (await click(link, { headers: { "user-agent": userAgent } })).response.text();
    const chrome =
      "Mozilla/5.0 (Linux; Android 12; CPH2269) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36";
    expect(await page(chrome)).toContain("data-at-once=1");
    expect(await page(`${chrome} trill_350402 BytedanceWebview/d8a21c6`)).not.toContain("data-at-once");
  });

  it("is remembered while it is used, however many others come", async () => {
    const isolate = createIsolate();
    const busy = await makeLink();
    await click(busy, { isolate });
    const [lane] = isolate.lanes.values();
    const other = createLane(makeCopy(), Date.now() - 60_000);
    for (let i = 0; i < 600; i++) {
      keepLane(isolate, `other.example/${i}`, { ...other, rotator: { ...other.rotator, id: `rot_${i}` } });
    }
    expect(isolate.lanes.size).toBe(500);
    expect(isolate.lanes.get(busy.addresses[0] ?? "")).toBe(lane);
  });

  it("is the same in capitals, with a slash behind it, with a port and with a dot behind the host", async () => {
    const link = await makeLink();
    const slug = link.addresses[0]?.split("/")[1] ?? "";
    for (const url of [
      `http://${HOST}/wa/${slug.toUpperCase()}`,
      `http://${HOST}/wa/${slug}/`,
      `http://${HOST.toUpperCase()}:8787/wa/${slug}`,
      `http://${HOST}./wa/${slug}?x=1`,
    ]) {
      const { response, done } = await ask(url);
      await done();
      expect(response.status, url).toBe(302);
    }
  });

  it("keeps working at an address that it had before", async () => {
    const link = await makeLink({ addresses: [`${HOST}/brand-new`, `${HOST}/long-gone`] });
    const isolate = createIsolate();
    const old = await click(link, { isolate, address: `${HOST}/long-gone` });
    const now = await click(link, { isolate });
    expect(letter(link, old.phone) + letter(link, now.phone)).toBe("AB");
  });

  it("leaves an address that another rotator took over", async () => {
    const first = await makeLink({ addresses: [`${HOST}/first-own`, `${HOST}/shared-name`] });
    const isolate = createIsolate();
    await click(first, { isolate, address: `${HOST}/shared-name` });
    const second = await makeLink({ addresses: [`${HOST}/shared-name`] });
    await publishToRotation(first, { addresses: [`${HOST}/first-own`] });
    for (const lane of isolate.lanesById.values()) lane.confirmedAt -= 10_000;
    await click(first, { isolate });
    const { phone } = await click(second, { isolate });
    expect(second.members.map((member) => member.phone)).toContain(phone);
  });

  it("never leads to another than whose turn it is when members change places under way", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    for (let i = 0; i < 40; i++) await click(link, { isolate });
    const off = makeMember({ state: "off" });
    await publishToRotation({ ...link, rosterVersion: 0 }, { members: [off, ...link.members.toReversed()] });
    for (const lane of isolate.lanes.values()) lane.runExpiresAt = 0;
    const phones = [];
    for (let i = 0; i < 6; i++) phones.push((await click(link, { isolate })).phone);
    expect(phones).not.toContain(off.phone);
    expect(new Set(phones).size).toBe(3);
  });

  it("shows a change at once where the rotation knows it and KV does not", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    await publishToRotation(link, { messageTemplate: "Baru {{code}}" });
    const { message } = await click(link);
    expect(message).toMatch(/^Baru /);
  });

  it("answers other methods, other paths and unknown hosts without a redirect", async () => {
    const link = await makeLink();
    const slug = link.addresses[0]?.split("/")[1] ?? "";
    const status = async (url: string, method = "GET") => {
      const { response, done } = await ask(url, { method });
      await done();
      return response.status;
    };
    expect(await status(`http://${HOST}/wa/${slug}`, "POST")).toBe(405);
    expect(await status(`http://${HOST}/wa/${slug}`, "OPTIONS")).toBe(405);
    expect(await status(`http://other.example/wa/${slug}`)).toBe(404);
    expect(await status(`http://${HOST}/wa/`)).toBe(404);
    expect(await status(`http://${HOST}/wa/${slug}/more`)).toBe(404);
    expect(await status(`http://${HOST}/wa/..%2f${slug}`)).toBe(404);
    expect(await status(`http://${HOST}/wa/%`)).toBe(404);
    expect(await status(`http://${HOST}/`)).toBe(404);
    expect(await status(`http://${HOST}/.well-known/assetlinks.json`)).toBe(404);
    const { response } = await ask(`http://${HOST}/.well-known/rotator`);
    expect(await response.text()).toBe(env.ROTATION.idFromName("deployment").toString());
    expect(await status(`http://${HOST}/healthz`)).toBe(200);
  });
});

describe("an unknown link", () => {
  it("is a friendly page in the visitor's language that nobody keeps", async () => {
    const { response, done } = await ask(`http://${HOST}/wa/nothing-here`, {
      headers: { "accept-language": "en-US" },
    });
    await done();
    expect(response.status).toBe(404);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await response.text()).toContain("This link does not exist");
    const indonesian = await ask(`http://${HOST}/wa/nothing-here`, {
      headers: { "accept-language": "id-ID,id;q=0.9,en;q=0.8" },
    });
    expect(await indonesian.response.text()).toContain("Link ini tidak ditemukan");
  });

  it("asks D1 at most five times a second, whoever guesses, and known links notice nothing", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    await click(link, { isolate });
    let reads = 0;
    const DB = { prepare: (sql: string) => (reads++, env.DB.prepare(sql)) } as D1Database;
    const startedAt = Date.now();
    let answered = 0;
    let next = 0;
    await Promise.all(
      Array.from({ length: 50 }, async () => {
        while (next < 10_000) {
          const { response } = await ask(`http://${HOST}/wa/random-${next++}`, { isolate, bindings: { DB } });
          if (response.status === 404) answered++;
        }
      }),
    );
    const seconds = (Date.now() - startedAt) / 1_000;
    expect(answered).toBe(10_000);
    expect(reads).toBeGreaterThan(0);
    expect(reads).toBeLessThanOrEqual(5 * (Math.ceil(seconds) + 1));
    expect(isolate.unknown.size).toBeLessThanOrEqual(2_000);
    expect((await click(link, { isolate, bindings: { DB } })).response.status).toBe(302);
  }, 60_000);

  it("never makes a rotation", async () => {
    let made = 0;
    const ROTATION = { getByName: () => (made++, undefined) } as unknown as typeof env.ROTATION;
    const { response } = await ask(`http://${HOST}/wa/never-was`, { bindings: { ROTATION } });
    expect([response.status, made]).toEqual([404, 0]);
  });
});
