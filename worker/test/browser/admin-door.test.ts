import { connect } from "node:net";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import { openBrowser } from "./open-browser.ts";
import { PAGE_CASES } from "./page-cases.ts";

const TOKEN = "a-token-that-opens-the-door";

const server = createTestHarness({
  workers: [{ configPath: "./wrangler.office.toml" }, { configPath: "./wrangler.toml" }],
});
let url: URL;
let browser: Browser;

beforeAll(async () => {
  ({ url } = await server.listen());
  browser = await openBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** A browser that never leaves this machine; its API is answered by the test. */
async function openContext(answers: Record<string, unknown>): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: "en-GB" });
  await context.route("**/*", (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== url.origin) return route.fulfill({ contentType: "text/html", body: "<h1>elsewhere</h1>" });
    if (!pathname.startsWith("/api/")) return route.continue();
    const json = answers[pathname];
    return route.fulfill({
      status: json === undefined ? 401 : 200,
      json: json ?? { code: "unauthenticated", status: 401, detail: "" },
    });
  });
  return context;
}

/** What the page that everybody comes to asks. */
const OVERVIEW_ANSWERS = Object.fromEntries(
  Object.entries(PAGE_CASES.find(({ path }) => path === "/")?.answers ?? {}).map(([path, [, body]]) => [
    path,
    body,
  ]),
);

describe("signing in", { timeout: 30_000 }, () => {
  it.each([
    "http://evil.example/",
    "//evil.example/x",
    "/\\evil.example",
    "/..//evil.example/",
    "/.//evil.example/",
    "/x/../..//evil.example/x",
    "/%2e%2e//evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "//[",
    "/sign-in/../\\/evil.example",
  ])("stays here whatever address was to come next: %s", async (next) => {
    const answers: Record<string, unknown> = { "/api/setup": { needed: false } };
    const context = await openContext(answers);
    const page = await context.newPage();
    await page.goto(new URL(`/sign-in?next=${encodeURIComponent(next)}`, url).href);
    await page.getByLabel("Email").fill("sari@example.com");
    await page.getByLabel("Password", { exact: true }).fill("a long password");
    Object.assign(answers, {
      "/api/auth/sign-in": { state: "signed_in" },
      ...OVERVIEW_ANSWERS,
    });
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.waitForURL((now) => now.pathname !== "/sign-in");
    await page.getByRole("navigation").first().waitFor();
    expect(new URL(page.url()).origin).toBe(url.origin);
    await context.close();
  });
});

describe("a link that opens the door", { timeout: 30_000 }, () => {
  it.each([
    [
      "/join",
      {
        "/api/invitations/look": { kind: "invite", role: "staff", name: "Ayu", expiresAt: Date.now() + 1e9 },
      },
    ],
    ["/setup", { "/api/setup": { needed: true } }],
  ])("%s tells its token to no address, no log and no other site", async (path, answers) => {
    const context = await openContext(answers);
    const page = await context.newPage();
    const told: string[] = [];
    page.on("request", (request) => told.push(request.url(), JSON.stringify(request.headers())));
    await page.goto(new URL(`${path}#${TOKEN}`, url).href);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await page.evaluate(
      `(() => { const a = document.createElement("a"); a.href = "https://evil.example/"; document.body.append(a); a.click(); })()`,
    );
    await page.waitForURL("https://evil.example/");
    expect(told.length).toBeGreaterThan(4);
    expect(told.filter((text) => text.includes(TOKEN))).toEqual([]);
    expect(await page.evaluate("document.referrer")).toBe("");
    await context.close();
  });

  it("opens in no frame of another site", async () => {
    const context = await openContext({ "/api/setup": { needed: false } });
    await context.route("http://evil.example/", (route) =>
      route.fulfill({
        contentType: "text/html",
        body: `<iframe src="${new URL("/sign-in", url).href}"></iframe>`,
      }),
    );
    const page = await context.newPage();
    await page.goto("http://evil.example/");
    await expect.poll(() => page.frames()[1]?.url()).toMatch(/^chrome-error:/);
    await context.close();
  });
});

describe("a request by hand", () => {
  it.each([
    ["to the host itself", "GET /api/session HTTP/1.1", ["Host: localhost"], 401],
    ["to another host", "GET /api/setup HTTP/1.1", ["Host: link.brand.example"], 404],
    [
      "to another host by an absolute address",
      "GET http://link.brand.example/api/setup HTTP/1.1",
      ["Host: link.brand.example"],
      404,
    ],
    [
      "to another host that names this one",
      "GET /api/setup HTTP/1.1",
      ["Host: link.brand.example", "X-Forwarded-Host: localhost"],
      404,
    ],
    [
      "to this Worker's name at another's",
      "GET /api/setup HTTP/1.1",
      ["Host: rotator-office.evil.example"],
      404,
    ],
  ] as const)("%s", async (_, line, headers, status) => {
    const answer = await send([line, ...headers, "Connection: close", "", ""].join("\r\n"));
    expect(answer.split(" ")[1]).toBe(String(status));
  });
});

function send(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(url.port), url.hostname === "localhost" ? "127.0.0.1" : url.hostname);
    let answer = "";
    socket.on("data", (data) => (answer += String(data)));
    socket.on("end", () => resolve(answer));
    socket.on("error", reject);
    socket.write(text);
  });
}
