import { gzipSync } from "node:zlib";
import { source as AXE } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestHarness } from "wrangler";
import { openBrowser } from "./open-browser.ts";

const SLIDES_IN_MS = 500;
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
  /** A button that opens a drawer or dialog. */
  press?: { en: string; id: string };
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
const NOW = Date.now();
/** What the frame around every page asks. */
const FRAME_ANSWERS: Case["answers"] = { "/api/alarms": [200, { items: [], nextCursor: null }] };
const WORDS = {
  title: "Meta refuses the pixel's access token.",
  nextStep:
    "Make a new one in Events Manager → Settings → Conversions API → Generate access token, and enter it at the pixel.",
};
const PIXEL = {
  id: "pix_1",
  version: 1,
  name: "Brand A",
  platform: "meta",
  datasetId: "1234567890123456",
  hasToken: true,
  testEventCode: null,
  graphVersion: "v25.0",
  enabled: true,
  hold: null,
  acceptedAt: NOW,
  createdAt: NOW,
  updatedAt: NOW,
  usedBy: { rotators: [{ id: "rot_1", name: "Promo Lebaran" }], isDefault: true, openEvents: 2 },
};
const PIXELS = [
  PIXEL,
  {
    ...PIXEL,
    id: "pix_2",
    name: "Brand B, penjualan grosir dan eceran",
    hold: {
      at: NOW,
      reason: "token_refused",
      answer: { code: 190, message: "Error validating" },
      words: WORDS,
    },
    usedBy: { rotators: [], isDefault: false, openEvents: 1_000 },
  },
  { ...PIXEL, id: "pix_3", name: "Brand C", enabled: false, usedBy: { ...PIXEL.usedBy, isDefault: false } },
];
const CONVERSION_EVENT = {
  id: "cev_1",
  pixelId: "pix_1",
  rotatorId: "rot_1",
  eventName: "ViewContent",
  eventId: "evt_01HZY2M4S7",
  eventAt: NOW,
  personId: "led_1",
  visitorId: "vis_1",
  clickId: "clk_1",
  status: "delivered",
  dueAt: NOW,
  tries: 1,
  heldAt: null,
  reason: null,
  words: null,
  matchKeys: ["fbc"],
  createdAt: NOW,
  finishedAt: NOW,
};
const STOPPED = {
  ...CONVERSION_EVENT,
  id: "cev_2",
  status: "held",
  heldAt: NOW,
  reason: "token_refused",
  words: WORDS,
};
const REFUSED = { ...CONVERSION_EVENT, id: "cev_3", status: "rejected", reason: "refused", words: WORDS };
const CONVERSIONS = {
  "/api/session": [200, SESSION],
  "/api/pixels": [200, { items: PIXELS }],
  "/api/rotators": [200, { items: [ROTATOR], nextCursor: null }],
  "/api/settings/conversions": [
    200,
    {
      defaultPixelId: "pix_1",
      viewWindowMinutes: 30,
      leadWindowDays: 7,
      limitedDataUse: null,
      updatedAt: null,
    },
  ],
  "/api/rotators/rot_1/match-quality": [
    200,
    {
      events: 100,
      keys: [
        { key: "fbc", events: 62, percent: 62, hint: "Comes with clicks on Meta's ads." },
        { key: "client_ip_address", events: 100, percent: 100, hint: "Comes by itself." },
      ],
    },
  ],
  "/api/conversion-events": [200, { items: [CONVERSION_EVENT, STOPPED, REFUSED], nextCursor: null }],
  "/api/conversion-events/counts": [
    200,
    {
      timeZone: "Asia/Jakarta",
      days: [
        {
          pixelId: "pix_1",
          day: "2026-11-22",
          made: 80,
          delivered: 12_840,
          rejected: 3,
          waiting: 1,
          held: 2,
        },
      ],
      open: [{ pixelId: "pix_1", waiting: 1, held: 2 }],
    },
  ],
  "/api/conversion-events/cev_3": [
    200,
    {
      ...REFUSED,
      payload: {
        url: "https://link.brand.example/wa/promo?fbclid=abc",
        ip: "203.0.113.0",
        userAgent: "Mozilla/5.0",
      },
      answer: { status: 400, code: 100, traceId: "AbCd", message: "Invalid parameter" },
    },
  ],
} satisfies Case["answers"];
const ALARM = {
  id: "alm_1",
  kind: "token_refused",
  subjectId: "pix_2",
  beganAt: NOW,
  endedAt: null,
  title: "Pixel “Brand B”: Meta refuses its access token",
  text: "No event of this pixel goes out since 22 Nov, 12:04 WIB. 14 events need your repair; none is lost so far.",
  nextStep: "Make a new access token in Meta's Events Manager, and save it in the pixel.",
  notices: [],
};
const DAY_MS = 86_400_000;
const SPAN = { from: NOW - 7 * DAY_MS, to: NOW, fromDay: "2026-11-16", toDay: "2026-11-22" };
const SHARE = {
  agentId: "agt_0",
  name: "Ayu",
  turns: { due: 41, got: 41, deviation: 0, doubleTaps: 0 },
  returning: 12,
  cover: 3,
  fallback: 0,
  away: [{ state: "off", from: NOW - DAY_MS, to: NOW - DAY_MS / 2 }],
};
const OVERVIEW_ANSWERS: Case["answers"] = {
  "/api/session": [200, SESSION],
  "/api/reports/overview": [200, OVERVIEW],
  "/api/alarms": [200, { items: [ALARM, { ...ALARM, id: "alm_0", endedAt: NOW }], nextCursor: null }],
  "/api/clicks": [200, { items: [OVERVIEW.lastClick], nextCursor: null }],
  "/api/agents": [200, { items: AGENTS, nextCursor: null }],
  "/api/rotators": [
    200,
    { items: [ROTATOR, { ...ROTATOR, id: "rot_2", servingCount: 0 }], nextCursor: null },
  ],
  "/api/reports/rotators": [200, { rows: [{ rotatorId: "rot_1", name: "Promo Lebaran", people: 3 }] }],
  "/api/reports/shares": [
    200,
    {
      timeZone: "Asia/Jakarta",
      period: SPAN,
      comparison: SPAN,
      rotatorId: "rot_1",
      approximateTurns: 0,
      until: NOW,
      shares: [
        SHARE,
        { ...SHARE, agentId: "agt_2", name: "Citra Maharani Kusumawardhani", away: [] },
        { ...SHARE, agentId: null, name: null, away: [], fallback: 2, cover: 0, returning: 0 },
      ],
    },
  ],
};
const CONVERSIONS_HEADING = { en: "Conversions", id: "Konversi" };
const CASES: Case[] = [
  { path: "/conversions/pixels", answers: CONVERSIONS, heading: CONVERSIONS_HEADING },
  { path: "/conversions/events", answers: CONVERSIONS, heading: CONVERSIONS_HEADING },
  {
    path: "/conversions/pixels",
    answers: CONVERSIONS,
    heading: CONVERSIONS_HEADING,
    press: { en: "Add pixel", id: "Tambah pixel" },
  },
  {
    path: "/conversions/pixels",
    answers: CONVERSIONS,
    heading: CONVERSIONS_HEADING,
    press: { en: "Match quality", id: "Kualitas pencocokan" },
  },
  {
    path: "/conversions/events",
    answers: CONVERSIONS,
    heading: CONVERSIONS_HEADING,
    press: { en: "What Meta's codes mean", id: "Arti kode Meta" },
  },
  {
    path: "/conversions/events?state=held",
    answers: CONVERSIONS,
    heading: CONVERSIONS_HEADING,
    press: { en: "Send all of these again", id: "Kirim ulang semua ini" },
  },
  {
    path: "/",
    answers: OVERVIEW_ANSWERS,
    heading: { en: "Overview", id: "Ringkasan" },
    press: { en: "Alarms: 1", id: "Peringatan: 1" },
  },
  { path: "/conversions/events?event=cev_3", answers: CONVERSIONS, heading: CONVERSIONS_HEADING },
  { path: "/", answers: OVERVIEW_ANSWERS, heading: { en: "Overview", id: "Ringkasan" } },
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
async function open({ path, answers, heading, press }: Case, { width, colorScheme, language }: Look) {
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
    const { pathname } = new URL(route.request().url());
    const [status, body] = answers[pathname] ?? FRAME_ANSWERS[pathname] ?? [401, SIGNED_OUT];
    return route.fulfill({ status, json: body });
  });
  await page.goto(new URL(path, origin).href);
  await page.getByRole("heading", { level: path === "/nowhere" ? 2 : 1, name: heading[language] }).waitFor();
  await page.waitForLoadState("networkidle");
  if (press !== undefined) {
    await page.getByRole("button", { name: press[language] }).first().click();
    await page.getByRole("dialog").waitFor();
    await page.waitForTimeout(SLIDES_IN_MS);
  }
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
        `${`${shown.path}${shown.press?.en ?? ""}`.replaceAll(/\W/g, "") || "overview"}-${look.width}-${look.colorScheme}`,
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
  "loads at most 200 KB of scripts and styles before it shows the first page %s",
  async (path) => {
    const context = await browser.newContext();
    // No figure comes, so what is loaded is what the page begins with.
    await context.route("**/api/**", () => new Promise(() => {}));
    await context.route("**/api/session", (route) => route.fulfill({ json: SESSION }));
    const page = await context.newPage();
    const bodies: Promise<Buffer>[] = [];
    page.on("response", (response) => {
      if (/\.(js|css)$/.test(new URL(response.url()).pathname)) bodies.push(response.body());
    });
    await page.goto(new URL(path, origin).href, { waitUntil: "load" });
    await page.getByRole("heading", { level: 1 }).waitFor();
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
