import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { HOST, ask, click, makeLink, makeMember, publishToRotation } from "../../test/edge-link.ts";
import { collectClicks } from "../../test/collect-clicks.ts";
import { createIsolate } from "./isolate.ts";

const IN_APP: Record<string, string> = {
  "Instagram on a Pixel":
    "Mozilla/5.0 (Linux; Android 14; Pixel 7 Build/AP2A.240805.005; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/127.0.6533.103 Mobile Safari/537.36 Instagram 345.0.0.37.103 Android (34/14; 420dpi; 1080x2205; Google/google; Pixel 7; panther; panther; en_US; 634108168)",
  "Facebook on Android":
    "Mozilla/5.0 (Linux; Android 13; SM-A546E Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/125.0.6422.165 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/468.0.0.44.78;]",
  "Facebook on iPhone":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/467.0.0.40.109;FBBV/606418217;FBDV/iPhone14,5;FBMD/iPhone;FBSN/iOS;FBSV/17.5.1;FBSS/3;FBID/phone;FBLC/id_ID;FBOP/5]",
  TikTok:
    "Mozilla/5.0 (Linux; Android 12; CPH2269 Build/RKQ1.211119.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36 trill_350402 JsSdk/1.0 NetType/4G Channel/googleplay AppName/musical_ly app_version/35.4.2 ByteLocale/id-ID Region/ID BytedanceWebview/d8a21c6",
  LINE: "Mozilla/5.0 (Linux; Android 13; SM-G991B Build/TP1A.220624.014; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.71 Mobile Safari/537.36 Line/14.9.1/IAB",
  Telegram:
    "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 Telegram-Android/10.14.5 (Samsung SM-S918B; Android 14; SDK 34; HIGH)",
  Threads:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Barcelona 340.0.3.21.109 (iPhone14,5; iOS 17_5; id_ID; id; scale=3.00; 1170x2532; 612345678)",
  "Google's app":
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) GSA/323.0.647062479 Mobile/15E148 Safari/604.1",
  Snapchat:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Snapchat/12.97.0.37 (like Safari/8617.2.4.10.8, panda)",
  WeChat:
    "Mozilla/5.0 (Linux; Android 12; M2102J20SG Build/SKQ1; wv) AppleWebKit/537.36 Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 XWEB/1160065 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x2800313D) WeChat/arm64 Weixin NetType/WIFI Language/en ABI/arm64",
  LinkedIn:
    "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/AP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36 [LinkedInApp]",
  "a Cubot phone":
    "Mozilla/5.0 (Linux; Android 9; CUBOT_X19) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/83 Mobile Safari/537.36",
  "Samsung's browser":
    "Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
  "Opera Mini": "Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16",
  "UC Browser":
    "Mozilla/5.0 (Linux; U; Android 11; id; RMX3231) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0 UCBrowser/13.7.8.1328 Mobile Safari/537.36",
};

const MACHINES: [string, string, string][] = [
  [
    "preview",
    "facebookexternalhit",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
  ],
  ["preview", "facebot", "Facebot"],
  [
    "preview",
    "meta-externalagent",
    "meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)",
  ],
  ["preview", "whatsapp", "WhatsApp/2.23.20.0 A"],
  ["preview", "telegrambot", "TelegramBot (like TwitterBot)"],
  ["preview", "twitterbot", "Twitterbot/1.0"],
  ["preview", "slack", "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"],
  ["preview", "discordbot", "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)"],
  ["preview", "linkedinbot", "LinkedInBot/1.0 (compatible; Mozilla/5.0; +https://www.linkedin.com)"],
  ["bot", "isbot", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"],
  ["bot", "isbot", "Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)"],
  [
    "bot",
    "isbot",
    "Mozilla/5.0 (Linux; Android 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)",
  ],
  ["bot", "isbot", "Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 HeadlessChrome/120.0 Safari/537.36"],
  ["bot", "isbot", "curl/8.5.0"],
  ["bot", "isbot", "python-requests/2.31"],
  ["bot", "app_client", "TikTok 35.4.2 rv:354020 (iPhone; iOS 17.5; id_ID) Cronet"],
  ["bot", "app_client", "MyApp/1 CFNetwork/1410.0.3 Darwin/22.6.0"],
  ["bot", "no_user_agent", ""],
];

const PREFETCHES: [string, string][] = [
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["purpose", "prefetch"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
];

describe("a person", () => {
  it.each(Object.entries(IN_APP))("in %s gets a turn", async (_, userAgent) => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    const { response } = await click(link, { bindings, headers: { "user-agent": userAgent } });
    expect(response.status).toBe(302);
    expect(clicks.map(({ verdict, choice }) => [verdict, choice])).toEqual([["human", "turn"]]);
  });

  it("is nobody else for what the address says", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    await click(link, { bindings, query: "bot=1&preview=true&prefetch=1&no-track=1&dry_run=1" });
    expect(clicks[0]?.verdict).toBe("human");
  });

  it("who taps is no prefetch, whatever else is said", async () => {
    const link = await makeLink();
    const { response } = await click(link, {
      headers: { "sec-purpose": "prefetch", "sec-fetch-user": "?1" },
    });
    expect(response.status).toBe(302);
  });
});

describe("a machine", () => {
  it.each(MACHINES)("is a %s (%s): %s", async (verdict, reason, userAgent) => {
    const link = await makeLink({ name: `Promo "<script>" & 'more'` });
    const { clicks, bindings } = collectClicks();
    const { response, cookies } = await click(link, { bindings, headers: { "user-agent": userAgent } });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(html).toContain(
      `<meta property="og:title" content="Promo &#34;&#60;script&#62;&#34; &#38; &#39;more&#39;">`,
    );
    expect(html).toContain(`href="https://wa.me/${link.members[0]?.phone}?text=`);
    expect(cookies).toEqual([]);
    expect(clicks).toMatchObject([{ verdict, reason, choice: "none", consent: "never" }]);
    expect(clicks[0]?.visitorId).toBeUndefined();
    expect((await click(link)).phone).toBe(link.members[0]?.phone);
  });

  it.each(PREFETCHES)("that prefetches (%s: %s) gets nothing that can be kept", async (name, value) => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    const { response } = await click(link, { bindings, headers: { [name]: value } });
    expect(response.status).toBe(204);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(clicks).toMatchObject([{ verdict: "prefetch", reason: name, choice: "none" }]);
    expect((await click(link)).phone).toBe(link.members[0]?.phone);
  });

  it("that asks only for the head gets no body and takes no turn", async () => {
    const link = await makeLink();
    const { clicks, bindings } = collectClicks();
    const { response } = await click(link, { bindings, method: "HEAD" });
    expect([response.status, await response.text()]).toEqual([200, ""]);
    expect(clicks).toMatchObject([{ verdict: "bot", reason: "head" }]);
    const unknown = await ask(`http://${HOST}/wa/no-such-link`, { method: "HEAD" });
    expect([unknown.response.status, await unknown.response.text()]).toEqual([404, ""]);
    expect((await click(link)).phone).toBe(link.members[0]?.phone);
  });

  it.each([
    ["takes old customers only", { state: "drain" as const }],
    ["has a weight of 0", { weight: 0 }],
  ])("sees somebody who %s only where there is nobody else", async (_, more) => {
    const html = async (link: Parameters<typeof click>[0]) =>
      (await click(link, { headers: { "user-agent": "facebookexternalhit/1.1" } })).response.text();
    const [last, other] = [makeMember(more), makeMember()];
    expect(await html(await makeLink({ members: [last, other] }))).toContain(`https://wa.me/${other.phone}?`);
    expect(await html(await makeLink({ members: [last] }))).toContain(`https://wa.me/${last.phone}?`);
  });

  it("is not at a dead end where nobody is on and there is no backup number", async () => {
    const link = await makeLink({ members: [makeMember({ state: "off" })] });
    const { response } = await click(link, { headers: { "user-agent": "facebookexternalhit/1.1" } });
    expect(await response.text()).toContain('<a href="" rel="nofollow noreferrer">Coba lagi</a>');
  });

  it("sees the backup number where nobody is on", async () => {
    const link = await makeLink({ members: [makeMember({ state: "off" })], fallbackPhone: "62811555" });
    const { response } = await click(link, { headers: { "user-agent": "facebookexternalhit/1.1" } });
    expect(await response.text()).toContain("https://wa.me/62811555?text=");
  });
});

describe("a flood from one address", () => {
  // Floods are counted by the minute, and a test must not see one end.
  beforeEach(
    () => void vi.useFakeTimers({ toFake: ["Date"], now: Math.floor(Date.now() / 60_000) * 60_000 + 10_000 }),
  );
  afterEach(() => void vi.useRealTimers());

  it("is led on and counted apart, without turns; other people keep theirs", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks({ FLOOD_CLICKS_PER_MINUTE: "20" });
    const headers = { "cf-connecting-ip": "203.0.113.50" };
    const answers = await Promise.all(
      Array.from({ length: 60 }, () => click(link, { isolate, bindings, headers })),
    );
    expect(answers.every(({ response }) => response.status === 302)).toBe(true);
    const verdicts = Object.groupBy(clicks, ({ verdict }) => verdict);
    expect([verdicts.human?.length, verdicts.flood?.length]).toEqual([20, 40]);
    expect(verdicts.flood?.every(({ choice }) => choice === "fallback")).toBe(true);
    expect(
      (await click(link, { isolate, bindings, headers: { "cf-connecting-ip": "203.0.113.51" } })).phone,
    ).toBe(link.members[20 % 3]?.phone);
  });

  it("gets nobody who is off, and customers go to their own", async () => {
    const sticky = { enabled: true, days: 90, cover: "return" as const };
    const link = await makeLink({ sticky });
    const isolate = createIsolate();
    const { bindings } = collectClicks({ FLOOD_CLICKS_PER_MINUTE: "1" });
    const headers = { "cf-connecting-ip": "203.0.113.52" };
    const customer = await click(link, { isolate, bindings });
    await click(link, { isolate, bindings, headers });
    for (let i = 0; i < 4; i++) {
      const back = await click(link, {
        isolate,
        bindings,
        headers: { ...headers, cookie: customer.cookies.join("; ") },
      });
      expect(back.phone).toBe(customer.phone);
    }
    const members = link.members.map((member, i) =>
      i === 0 ? { ...member, state: "off" as const } : member,
    );
    await publishToRotation(link, { members });
    for (const lane of isolate.lanes.values()) lane.confirmedAt -= 2_100;
    for (const on of [isolate, createIsolate()]) {
      await click(link, { isolate: on, bindings, headers });
      for (let i = 0; i < 6; i++)
        expect((await click(link, { isolate: on, bindings, headers })).phone).not.toBe(customer.phone);
    }
  });

  it("is one over IPv6 too, whatever the end of its address", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks({ FLOOD_CLICKS_PER_MINUTE: "5" });
    for (let i = 0; i < 12; i++)
      await click(link, { isolate, bindings, headers: { "cf-connecting-ip": `2001:db8:1:2::${i}` } });
    await click(link, { isolate, bindings, headers: { "cf-connecting-ip": "2001:db8:1:3::1" } });
    expect(clicks.filter(({ verdict }) => verdict === "flood")).toHaveLength(7);
    expect(clicks.at(-1)?.verdict).toBe("human");
  });

  it("is nobody's who only says to be another address", async () => {
    const link = await makeLink();
    const isolate = createIsolate();
    const { clicks, bindings } = collectClicks({ FLOOD_CLICKS_PER_MINUTE: "5" });
    for (let i = 0; i < 8; i++) {
      await click(link, {
        isolate,
        bindings,
        headers: {
          "cf-connecting-ip": "203.0.113.60",
          "x-forwarded-for": `198.51.100.${i}`,
          "x-real-ip": `198.51.100.${i}`,
          "true-client-ip": `198.51.100.${i}`,
        },
      });
    }
    expect(clicks.filter(({ verdict }) => verdict === "flood")).toHaveLength(3);
    expect(new Set(clicks.map(({ ip }) => ip))).toEqual(new Set(["203.0.113.60"]));
  });
});
