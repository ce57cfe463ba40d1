import { gzipSync } from "node:zlib";
import { source as AXE } from "axe-core";
import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import { openBrowser } from "./open-browser.ts";
import { PAGE_CASES, type PageCase } from "./page-cases.ts";

const FIRST_PAGE_BYTES = 200_000;
/** What the frame around every page asks. */
const FRAME_ANSWERS: PageCase["answers"] = { "/api/alarms": [200, { items: [], nextCursor: null }] };
const SIGNED_OUT = { code: "unauthenticated", status: 401, detail: "" };
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

interface Look {
  width: number;
  colorScheme: "light" | "dark";
  language: "en" | "id";
}

/** The admin as deployed, its API answered by the test. */
async function open(
  { path, answers, heading, press, thenPress = [], opensDialog }: PageCase,
  { width, colorScheme, language }: Look,
) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme,
    locale: language === "id" ? "id-ID" : "en-GB",
    timezoneId: "Asia/Jakarta",
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) errors.push(message.text());
  });
  await context.route("**/api/**", (route) => answer(route, answers));
  await page.goto(new URL(path, origin).href);
  await page
    .getByRole("heading", {
      level: path === "/nowhere" || path.includes("?click=") ? 2 : 1,
      name: heading[language],
    })
    .waitFor();
  await page.waitForLoadState("networkidle");
  if (press) await page.getByRole("button", { name: press[language], exact: true }).first().click();
  if (press) await page.waitForLoadState("networkidle");
  for (const next of thenPress) {
    await page.getByRole("button", { name: next[language] }).click();
    await page.waitForLoadState("networkidle");
  }
  if (opensDialog) await page.getByRole("dialog").waitFor();
  // Until what opens has come to rest.
  if (press || thenPress.length > 0) await page.waitForTimeout(500);
  return { page, errors, close: () => context.close() };
}

async function findViolations(page: Page): Promise<unknown> {
  await page.evaluate(AXE);
  return page.evaluate(`axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa"] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => [id, nodes.map(({ html, any }) => html.slice(0, 200) + (any[0]?.message ?? ""))]))`);
}

const LOOKS: Look[] = [
  { width: 1280, colorScheme: "light", language: "en" },
  { width: 1280, colorScheme: "dark", language: "id" },
  { width: 360, colorScheme: "light", language: "id" },
  { width: 360, colorScheme: "dark", language: "en" },
];

// Several at a time: most of it is waiting.
describe.concurrent.each(PAGE_CASES)("the page $path", (shown) => {
  it.for(LOOKS)(
    "can be read by everybody, $colorScheme, $width wide, in $language",
    { timeout: 60_000 },
    async (look, { expect }) => {
      const { page, errors, close } = await open(shown, look);
      await keepPicture(
        page,
        `${`${shown.path}${shown.press?.en ?? ""}`.replaceAll(/\W/g, "") || "overview"}-${look.width}-${look.colorScheme}`,
      );
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
      expect(errors).toEqual([]);
      await close();
    },
  );
});

it.each(PAGE_CASES.filter(({ path, press }) => ["/sign-in", "/"].includes(path) && !press))(
  "loads at most 200 KB of scripts and styles for the first page $path, with its figures",
  async ({ path, answers }) => {
    // The chart and the shares are loaded when one looks at them, further down.
    const context = await browser.newContext({ viewport: { width: 1280, height: 400 } });
    await context.route("**/api/**", (route) => answer(route, answers));
    const page = await context.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body());
    });
    await page.goto(new URL(path, origin).href, { waitUntil: "networkidle" });
    const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
    expect(sizes.length).toBeGreaterThan(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(FIRST_PAGE_BYTES);
    await context.close();
  },
  30_000,
);

function answer(route: Route, answers: PageCase["answers"]): Promise<void> {
  const { pathname } = new URL(route.request().url());
  const [status, body] = answers[pathname] ?? FRAME_ANSWERS[pathname] ?? [401, SIGNED_OUT];
  return route.fulfill({ status, json: body });
}

/** Where `SCREENSHOTS` names a folder, for people to look at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  const shown = page.viewportSize();
  if (folder === undefined || shown === null) return;
  // As tall as the page: what sticks to an edge stands there, and charts that wait to be looked at are drawn.
  const height = Number(await page.evaluate("document.documentElement.scrollHeight"));
  await page.setViewportSize({ ...shown, height: Math.max(height, shown.height) });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${folder}/${name}.png` });
  await page.setViewportSize(shown);
}
