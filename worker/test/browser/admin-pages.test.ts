import { gzipSync } from "node:zlib";
import { source as AXE } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import { makeLeadCases } from "./lead-cases.ts";
import { openBrowser } from "./open-browser.ts";

const FIRST_PAGE_BYTES = 200_000;
const SIGNED_OUT = { code: "unauthenticated", status: 401, detail: "" };
const SESSION = {
  id: "ses_1",
  expiresAt: Date.now() + 1e9,
  ownerRecovered: null,
  deployment: { name: "", language: "en", timeZone: "Asia/Jakarta", currency: "IDR", country: "ID" },
  user: { id: "usr_1", name: "Sari Dewi", email: "s@x.id", role: "owner", agentId: null, twoFactor: false },
};
const AGENTS = ["Ayu", "Budi Santoso", "Citra Maharani Kusumawardhani"].map((name, index) => ({
  id: `agt_${index}`,
  version: 1,
  name,
  phone: `628123456780${index}`,
  active: index !== 1,
  archivedAt: null,
  createdAt: 0,
  rotators: index === 2 ? [] : [{ id: "rot_1", name: "Promo Lebaran", state: "active" }],
}));
const INVITATION = { kind: "invite", role: "staff", name: "Ayu", expiresAt: Date.now() + 1e9 };

const MEMBERS = AGENTS.map(({ id, name, phone, active }) => ({
  agentId: id,
  name,
  phone,
  active,
  weight: 1,
  state: "active",
  effectiveState: active ? "active" : "off",
}));
const ROTATOR = {
  id: "rot_1",
  name: "Promo Lebaran",
  link: "https://link.brand.example/wa/promo-lebaran",
  status: "active",
  method: "round_robin",
  published: true,
  memberCount: 3,
  servingCount: 2,
  clicksToday: 12_840,
  messageTemplate: "Halo Kak, saya mau tanya promonya.\n(Ref: {{code}})",
  sticky: { enabled: true, days: 90, cover: "return" },
  deeplink: false,
  fallbackPhone: null,
  members: MEMBERS,
  addresses: [],
};

interface Case {
  path: string;
  answers: Record<string, [number, unknown]>;
  heading: { en: string; id: string };
}
const COUNTS = { people: 40, repeats: 1, floods: 0, previews: 3, bots: 2, prefetches: 1 };
const OVERVIEW = {
  timeZone: "Asia/Jakarta",
  unit: "day",
  series: Array.from({ length: 7 }, (_, day) => ({
    ...COUNTS,
    people: 1_000 + day * 150,
    at: Date.UTC(2026, 10, 16 + day),
  })),
  clicks: { ...COUNTS, people: 12_840 },
  clicksBefore: COUNTS,
  today: { people: 1_900, yesterday: 1_750 },
  leads: { leads: 90, withContact: 31 },
  leadsBefore: { leads: 80, withContact: 28 },
  events: { made: 80, accepted: 78, refused: 0, waiting: 2, held: 0 },
  alarms: [],
  lastClick: {
    id: "clk_1",
    at: Date.UTC(2026, 10, 22, 5),
    verdict: "human",
    choice: "turn",
    rotatorId: "rot_1",
    rotatorName: "Promo",
    agentId: "agt_1",
    agentName: "Ayu",
  },
};
const CASES: Case[] = [
  {
    path: "/",
    answers: { "/api/session": [200, SESSION], "/api/reports/overview": [200, OVERVIEW] },
    heading: { en: "Overview", id: "Ringkasan" },
  },
  {
    path: "/sign-in",
    answers: {},
    heading: { en: "Sign in", id: "Masuk" },
  },
  {
    path: "/setup#token",
    answers: { "/api/setup": [200, { needed: true }] },
    heading: { en: "Set up your rotator", id: "Siapkan rotator Anda" },
  },
  {
    path: "/join#token",
    answers: { "/api/invitations/look": [200, INVITATION] },
    heading: { en: "Welcome to the team", id: "Selamat datang di tim" },
  },
  {
    path: "/cs",
    answers: {
      "/api/session": [200, SESSION],
      "/api/agents": [200, { items: AGENTS, nextCursor: null }],
    },
    heading: { en: "CS", id: "CS" },
  },
  {
    path: "/rotators",
    answers: {
      "/api/session": [200, SESSION],
      "/api/rotators": [200, { items: [ROTATOR], nextCursor: null }],
    },
    heading: { en: "Rotators", id: "Rotator" },
  },
  {
    path: "/rotators/rot_1",
    answers: { "/api/session": [200, SESSION], "/api/rotators/rot_1": [200, ROTATOR] },
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
  },
  ...makeLeadCases(SESSION),
  {
    path: "/nowhere",
    answers: { "/api/session": [200, SESSION] },
    heading: { en: "There is no such page", id: "Halaman tidak ditemukan" },
  },
];

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
async function open({ path, answers, heading }: Case, { width, colorScheme, language }: Look) {
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
  await context.route("**/api/**", (route) => {
    const [status, body] = answers[new URL(route.request().url()).pathname] ?? [401, SIGNED_OUT];
    return route.fulfill({ status, json: body });
  });
  await page.goto(new URL(path, origin).href);
  await page.getByRole("heading", { level: path === "/nowhere" ? 2 : 1, name: heading[language] }).waitFor();
  await page.waitForLoadState("networkidle");
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

describe.each(CASES)("the page $path", (shown) => {
  it.each(LOOKS)(
    "can be read by everybody, $colorScheme, $width wide, in $language",
    async (look) => {
      const { page, errors, close } = await open(shown, look);
      await keepPicture(
        page,
        `${shown.path.replaceAll(/\W/g, "") || "overview"}-${look.width}-${look.colorScheme}`,
      );
      expect(await findViolations(page)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(look.width);
      expect(errors).toEqual([]);
      await close();
    },
    30_000,
  );
});

it.each(["/sign-in", "/"])(
  "loads at most 200 KB of scripts and styles for the first page %s",
  async (path) => {
    const context = await browser.newContext();
    await context.route("**/api/session", (route) => route.fulfill({ json: SESSION }));
    await context.route("**/api/reports/overview", (route) => route.fulfill({ json: OVERVIEW }));
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

/** Where `SCREENSHOTS` names a folder, for people to look at. */
async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
}
