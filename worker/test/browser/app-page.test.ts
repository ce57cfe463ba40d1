import { type Browser, type BrowserContext, type Page, devices } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import type { KVNamespace } from "@cloudflare/workers-types";
import type { PublishedRotator } from "@rotator/shared/core/published-rotator";
import { openBrowser } from "./open-browser.ts";

const copy: PublishedRotator = {
  v: 1,
  id: "rot_browser",
  version: 1,
  rosterVersion: 1,
  addresses: ["127.0.0.1/app"],
  name: "App",
  status: "active",
  method: "round_robin",
  members: [{ id: "agt_browser", name: "Sari", phone: "6281100000001", weight: 1, state: "active" }],
  heirs: {},
  messageTemplate: `Halo "Kak" & <b>semua</b>; 100% 😀\n(Ref: {{code}})`,
  chatLink: "wa.me",
  deeplink: true,
  sticky: { enabled: false, days: 90, cover: "return" },
  fallbackPhone: null,
  consent: { rule: "assumed", formCountries: [], honourGpc: false },
  metaCookies: null,
};

const server = createTestHarness({ workers: [{ configPath: "./wrangler.toml" }] });
let link: string;
let browser: Browser;

beforeAll(async () => {
  const { url } = await server.listen();
  link = new URL("/wa/app?utm_source=ig", url).href.replace("localhost", "127.0.0.1");
  const env = await server.getWorker<{ LINKS: KVNamespace }>("rotator-edge").getEnv();
  await env.LINKS.put("link:127.0.0.1/app", JSON.stringify(copy));
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A browser that never leaves this machine: wa.me is a page of the test's own. */
async function open(
  options: Parameters<Browser["newContext"]>[0],
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext(options);
  await context.route("https://wa.me/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>wa.me</h1>" }),
  );
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" && message.text().includes("Content Security Policy"))
      errors.push(message.text());
  });
  return { context, page, errors };
}

const phone = devices["Pixel 7"];
const iphone = devices["iPhone 14"];
const opened = (address: string) => new URL(address).searchParams.get("text") ?? "";

describe("the app page", () => {
  it("on Android offers the app by a button, and goes to wa.me when the app does not open", async () => {
    const { context, page, errors } = await open(phone);
    const response = await page.goto(link, { waitUntil: "commit" });
    expect(response?.status()).toBe(200);
    const button = page.getByRole("link", { name: /Open WhatsApp|Buka WhatsApp/ });
    await button.waitFor();
    const href = (await button.getAttribute("href")) ?? "";
    expect(href).toMatch(
      /^intent:\/\/send\?phone=6281100000001&text=.*#Intent;scheme=whatsapp;.*S\.browser_fallback_url=https%3A%2F%2Fwa\.me.*;end$/,
    );
    await page.waitForURL("https://wa.me/**", { timeout: 10_000 });
    expect(opened(page.url())).toMatch(/^Halo "Kak" & <b>semua<\/b>; 100% 😀\n\(Ref: [0-9A-Z]{8}\)$/);
    expect(errors).toEqual([]);
    await context.close();
  }, 30_000);

  it("on an iPhone opens whatsapp://, and has wa.me one tap away", async () => {
    const { context, page } = await open(iphone);
    await page.goto(link, { waitUntil: "commit" });
    expect(
      await page.getByRole("link", { name: /Open WhatsApp|Buka WhatsApp/ }).getAttribute("href"),
    ).toMatch(/^whatsapp:\/\/send\?phone=6281100000001&text=/);
    await page.getByRole("link", { name: /wa\.me/ }).click();
    await page.waitForURL("https://wa.me/**");
    await context.close();
  }, 30_000);

  it("stays where it is once the app took over", async () => {
    const { context, page } = await open(phone);
    await page.goto(link, { waitUntil: "commit" });
    await page.getByRole("link").first().waitFor();
    await page.evaluate(() => {
      Object.defineProperty(document, "hidden", { value: true, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
      Object.defineProperty(document, "hidden", { value: false, configurable: true });
    });
    await page.waitForTimeout(2_600);
    expect(page.url()).toBe(link);
    await context.close();
  }, 30_000);

  it("works without JavaScript: both ways are visible links", async () => {
    const { context, page } = await open({ ...phone, javaScriptEnabled: false });
    await page.goto(link, { waitUntil: "commit" });
    const links = page.getByRole("link");
    expect(await links.count()).toBe(2);
    await expect.poll(() => links.first().isVisible()).toBe(true);
    await page.waitForTimeout(2_500);
    expect(page.url()).toBe(link);
    await links.last().click();
    await page.waitForURL("https://wa.me/**");
    expect(opened(page.url())).toContain("😀");
    await context.close();
  }, 30_000);

  it("is not for desktops: they go straight to wa.me", async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { context, page } = await open({ ...devices["Desktop Chrome"], javaScriptEnabled });
      const led = page.waitForRequest("https://wa.me/**");
      await page.goto(link).catch(() => {}); // a redirect cannot be answered by the test, and no network is needed to see it
      expect((await led).url()).toMatch(/^https:\/\/wa\.me\/6281100000001\?text=/);
      await context.close();
    }
  }, 30_000);
});
