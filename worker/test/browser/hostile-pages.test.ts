import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { createTestHarness } from "wrangler";
import { openBrowser } from "./open-browser.ts";
import { PAGE_CASES, type PageCase } from "./page-cases.ts";

const MARKUP = `"'></textarea></title></script><img src=x onerror="__pwned=1"><svg onload="__pwned=1"><script>__pwned=1</script>`;
const ADDRESS = "javascript:__pwned=1";

/** Fields whose few values the server alone decides; with another a page could not be what it is. */
const CLOSED = new Set(
  "role status state effectiveState kind method language timeZone unit verdict choice cover currency country platform rule chatLink reason countries formCountries quietCountries day fromDay toDay what howLong why pageLanguage image".split(
    " ",
  ),
);

/** Each once: all buttons are pressed anyway. */
const PAGES = PAGE_CASES.filter(
  ({ path }, index) => PAGE_CASES.findIndex((shown) => shown.path === path) === index,
);

/** Shows nothing that it was answered. */
const SILENT = ["/start"];

const server = createTestHarness({
  workers: [{ configPath: "./wrangler.office.toml" }, { configPath: "./wrangler.toml" }],
});
let origin: string;
let browser: Browser;

beforeAll(async () => {
  ({ origin } = (await server.listen()).url);
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

describe.each([
  ["markup", MARKUP],
  ["an address that is a script", ADDRESS],
])("where every text that the API answers is %s", (_, text) => {
  it.concurrent.for(PAGES)(
    "the page $path shows it and runs nothing",
    { timeout: 60_000 },
    async (shown, { expect }) => {
      const { page, errors, asked, close } = await open(shown, text);
      const said = await page.locator("body").innerText();
      expect(said.includes("__pwned")).toBe(
        shown.path.startsWith("/join") || ("/api/session" in shown.answers && !SILENT.includes(shown.path)),
      );
      expect(await page.evaluate(FIND_INJECTED)).toEqual([]);
      for (const button of await page.locator("main button:visible").all()) {
        await press(page, button);
        expect(await page.evaluate(FIND_INJECTED)).toEqual([]);
        await page.keyboard.press("Escape");
      }
      expect(await page.evaluate("globalThis.__pwned")).toBeUndefined();
      // A page that breaks is one whose field of a few values is missing above.
      expect(errors.filter((message) => !message.startsWith("Failed to load resource"))).toEqual([]);
      expect(asked.filter((url) => new URL(url).origin !== origin && !url.startsWith("data:"))).toEqual([]);
      await close();
    },
  );
});

/** What no page of ours has: elements and attributes that the text would make, and links that are scripts. */
const FIND_INJECTED = `[
  ...document.querySelectorAll("img[src=x], svg[onload], script:not([src]), [onerror], [onclick], iframe, object, base"),
  ...[...document.querySelectorAll("a, area, form, use")].filter((element) =>
    ["href", "action", "xlink:href"].some((name) =>
      /^\\s*(javascript:(?!throw new Error\\('React has blocked)|data:|vbscript:)/i.test(element.getAttribute(name) ?? "")),
  ),
].map(({ outerHTML }) => outerHTML.slice(0, 300))`;

/** Whatever it opens is open then; one that cannot be pressed just now is passed over. */
async function press(page: Page, button: Locator): Promise<void> {
  await button.click({ timeout: 500 }).catch(() => {});
  await page.waitForTimeout(150);
}

async function open({ path, answers }: PageCase, text: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  const page = await context.newPage();
  const errors: string[] = [];
  const asked: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => errors.push(message.text()));
  page.on("request", (request) => asked.push(request.url()));
  await context.route("**/*", (route) =>
    new URL(route.request().url()).origin === origin ? route.fallback() : route.abort(),
  );
  await context.route("**/api/**", (route) => {
    const request = route.request();
    const [status, body] = answers[new URL(request.url()).pathname] ?? refuse(request.method());
    return route.fulfill({ status, json: makeHostile(body, text) });
  });
  await page.goto(new URL(path, origin).href);
  await page.getByRole("heading").first().waitFor();
  await page.waitForLoadState("networkidle");
  return { page, errors, asked, close: () => context.close() };
}

function refuse(method: string): [number, unknown] {
  if (method === "GET") return [404, { code: "not_found", status: 404, detail: "" }];
  return [422, { code: "invalid", status: 422, detail: "", errors: { name: "", email: "", phone: "" } }];
}

/** The same answer with the text in place of every other. */
function makeHostile(value: unknown, text: string, name = ""): unknown {
  if (typeof value === "string") return CLOSED.has(name) ? value : text;
  if (Array.isArray(value)) return value.map((item) => makeHostile(item, text, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, makeHostile(part, text, key)]));
}
