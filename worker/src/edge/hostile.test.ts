import { describe, expect, it, vi } from "vitest";
import { HOST, ask, click, makeLink } from "../../test/edge-link.ts";
import { createIsolate } from "./isolate.ts";
import { collectClicks } from "../../test/collect-clicks.ts";
import { HOSTILE_TEXTS } from "../../test/hostile-texts.ts";

const template = "Halo {{name|Kak}} {{utm_campaign}} [k:x] {{code}}";

describe("hostile input", () => {
  it.each([
    "phone=62999&to=62999&url=https://evil.example&redir_url=https://evil.example&text=evil",
    "utm_campaign=a%26phone%3D62999",
    "utm_campaign=%0d%0aSet-Cookie:%20evil=1%0d%0aLocation:%20https://evil.example",
    "utm_campaign=%",
    "utm_campaign=%E0%A4%A&k_x=%zz",
    "utm_campaign=%00%01%7f",
    "utm_campaign=%ED%A0%80",
    "utm_campaign=%F0%9F%98%80%F0%9F%98%80",
    "utm_campaign=%E2%80%AE%E2%81%A6evil",
    `utm_campaign=${"x".repeat(10_000)}`,
    "&".repeat(5_000),
    "a=1&".repeat(2_000),
    "utm_campaign={{code}}&k_x=[k:x]{{name}}",
    "k___proto__=1&k_constructor=1&__proto__=1&k_x=__proto__",
    "utm_campaign=one&utm_campaign=two",
    "utm_campaign=</script><script>alert(1)</script>&k_x=javascript:alert(1)",
    "=&=&&?#;matrix=1",
    "utm_campaign=a+b%2Bc",
  ])("in the query stays text: %s", async (query) => {
    const link = await makeLink({ messageTemplate: template });
    const { clicks, bindings } = collectClicks();
    const { response, location, phone, message, cookies } = await click(link, { query, bindings });
    expect(response.status).toBe(302);
    expect(location.origin).toBe("https://wa.me");
    expect(phone).toBe(link.members[0]?.phone);
    expect([...location.searchParams.keys()]).toEqual(["text"]);
    expect(cookies.every((cookie) => cookie.startsWith("wr="))).toBe(true);
    expect(Array.from(message).length).toBeLessThanOrEqual(1_000);
    expect(message.match(/[0-9A-HJKMNP-TV-Z]{8}$/)).not.toBeNull();
    expect(clicks).toHaveLength(1);
    JSON.stringify(clicks);
  });

  it("is inserted once and never expanded", async () => {
    const link = await makeLink({ messageTemplate: "{{utm_campaign}}|{{code}}" });
    const { message } = await click(link, { query: "utm_campaign={{code}}[k:x]&k_x=boom" });
    expect(message).toMatch(/^\{\{code\}\}\[k:x\]\|[0-9A-Z]{8}$/);
  });

  it.each([
    ["Cookie", "%E0%A4%A; wr=%; =; ;;; wr"],
    ["Cookie", `wr=${"a.".repeat(3_000)}`],
    ["Referer", "%%%not a url"],
    ["Referer", 'https://"><script>alert(1)</script>/'],
    ["User-Agent", 'Mozilla/5.0 (Android) "><script>alert(1)</script>'],
    ["Accept-Language", "%,;q=;;;"],
    ["CF-Connecting-IP", "not an address"],
    ["X-Forwarded-Host", "evil.example"],
    ["X-Forwarded-For", "1.2.3.4, evil"],
    ["Sec-Purpose", "%%%"],
  ])("in the header %s (%s) changes nothing", async (name, value) => {
    const link = await makeLink();
    const { response, phone } = await click(link, { headers: { [name]: value } });
    expect([response.status, phone]).toEqual([302, link.members[0]?.phone]);
  });

  it("in other headers than Cloudflare's says nothing of where a visitor is, nor makes one two", async () => {
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    const { clicks, bindings } = collectClicks({ FLOOD_CLICKS_PER_MINUTE: "2" });
    const isolate = createIsolate();
    const link = await makeLink();
    for (let i = 0; i < 5; i++) {
      const claimed = `8.8.8.${i}`;
      const headers = {
        "cf-connecting-ip": "203.0.113.99",
        "x-forwarded-for": claimed,
        "x-real-ip": claimed,
        "true-client-ip": claimed,
        forwarded: `for=${claimed}`,
        "cf-ipcountry": "US",
      };
      await click(link, { isolate, bindings, headers, cf: { country: "ID" } });
    }
    expect(new Set(clicks.map(({ ip, country }) => `${ip} ${country}`))).toEqual(
      new Set(["203.0.113.99 ID"]),
    );
    expect(clicks.some(({ verdict }) => verdict === "flood")).toBe(true);
    said.mockRestore();
  });

  it("in the host reaches no other host's link", async () => {
    const link = await makeLink();
    const slug = link.addresses[0]?.split("/")[1];
    for (const host of ["evil.example", `${HOST}.evil.example`, `xn--${HOST}`, "127.0.0.1", "[::1]"]) {
      const { response } = await ask(`http://${host}/wa/${slug}`, { headers: { "x-forwarded-host": HOST } });
      expect(response.status, host).toBe(404);
    }
  });

  it.each([
    "/wa/%",
    "/wa/%E0%A4%A",
    "/wa/..%2f..%2fhealthz",
    "/wa//",
    "/wa/\u202eomorp",
    `/wa/${"a".repeat(5_000)}`,
    "/wa/__proto__",
    "/wa/constructor",
    "//evil.example/wa/promo",
    "/%",
    "/wa",
  ])("in the path %s is a page that says so", async (path) => {
    const { response } = await ask(`http://${HOST}${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("location")).toBeNull();
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("in a name or number is escaped on the app page", async () => {
    const link = await makeLink({
      deeplink: true,
      messageTemplate: `"'<img src=x onerror=alert(1)> {{utm_campaign}}`,
    });
    const { response } = await click(link, { query: `utm_campaign=%22%3E%3Cscript%3Ealert(1)%3C/script%3E` });
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(html).not.toContain("<img");
    expect(html.match(/<script/g)).toHaveLength(1);
    const nonce = /script-src 'nonce-([^']+)'/.exec(
      response.headers.get("content-security-policy") ?? "",
    )?.[1];
    expect(html).toContain(`<script nonce="${nonce}">`);
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
  });

  it.each(HOSTILE_TEXTS)("is text on every page that visitors and previews get: %j", async (text) => {
    const query = new URLSearchParams({ utm_campaign: text, k_name: text }).toString();
    const hostile = { name: text, messageTemplate: `${text} {{name}} {{utm_campaign}}` };
    const preview = {
      "user-agent": "WhatsApp/2.24 A",
      "accept-language": text.replaceAll(/[^\x20-\x7E]/g, ""),
    };
    const nobody = { members: [], fallbackPhone: null };
    for (const [more, headers] of [
      [{}, preview],
      [{ deeplink: true }, {}],
      [nobody, preview],
      [nobody, {}],
    ] as const) {
      const { response } = await click(await makeLink({ ...hostile, ...more }), { query, headers });
      const html = await response.text();
      expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(response.headers.get("content-security-policy")).toMatch(
        /default-src 'none'.*frame-ancestors 'none'/,
      );
      expect(html).not.toMatch(/<(?:img|svg)|href="(?:javascript|data):/i);
      expect(html.match(/<script/g)?.length ?? 0).toBe("deeplink" in more ? 1 : 0);
      // Every value stays within its quotes.
      for (const [, values = ""] of html.matchAll(/<(?:meta|a|body)\b([^>]*)>/g))
        expect(values.replaceAll(/ [\w:-]+(?:="[^"<>]*"|=1)?/g, "")).toBe("");
    }
  });
});
