import { listConversionCases } from "./conversion-cases.ts";
import { listSettingsCases } from "./settings-cases.ts";
import { makeLeadCases } from "./lead-cases.ts";

export const SESSION = {
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
  switched: index === 1 ? { at: Date.UTC(2026, 10, 22, 5, 4, 31), by: "Sari Dewi" } : null,
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
  switched: null,
  switchedEverywhere: active ? null : { at: Date.UTC(2026, 10, 22, 5, 4, 31), by: "Sari Dewi" },
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
  addresses: [
    {
      link: "https://link.brand.example/wa/promo-lebaran",
      present: true,
      createdAt: 0,
      domainId: "d",
      slug: "p",
    },
    { link: "https://link.brand.example/wa/ramadan", present: false, createdAt: 0, domainId: "d", slug: "r" },
  ],
};
const ONE_ROTATOR: PageCase["answers"] = {
  "/api/session": [200, SESSION],
  "/api/rotators/rot_1": [200, ROTATOR],
  "/api/rotators/rot_1/ad-parameters": [200, { clicks: 90, missing: 7, unreplaced: 2 }],
  "/api/reports/sparklines": [
    200,
    { sparklines: [{ rotatorId: "rot_1", clicks: [4, 0, 9, 12, 8, 3, 7, 15, 18, 22, 9, 14, 17, 11] }] },
  ],
  "/api/rotators/rot_1/try": [
    200,
    {
      verdict: "human",
      reason: null,
      choice: "turn",
      agent: { agentId: "agt_2", name: "Citra Maharani Kusumawardhani" },
      consent: "given",
      rosterVersion: 3,
      opens: "redirect",
      chatLink: `https://wa.me/6281234567802?text=${"Halo%20Kak%2C%20saya%20mau%20tanya%20promonya.".repeat(3)}`,
      message: "Halo Kak, saya mau tanya promonya.\n(Ref: 7F3K9QZX)",
    },
  ],
};

/** A page, and what the API answers it. */
export interface PageCase {
  path: string;
  answers: Record<string, [number, unknown]>;
  heading: { en: string; id: string };
  /** A button that shows more of the page, where there is one. */
  press?: { en: string; id: string };
  /** What is pressed opens one, which may be loaded first. */
  opensDialog?: boolean;
  /** More of them, pressed one after another; a part of the name is enough. */
  thenPress?: { en: string; id: string }[];
}
const EDITED = {
  ...ROTATOR,
  version: 3,
  slug: "promo-lebaran",
  domainId: "dom_1",
  host: "link.brand.example",
  method: "weighted",
  members: MEMBERS.map((member, index) => ({ ...member, weight: [80, 15, 5][index] })),
  chatLink: "wa.me",
  pixelId: "pix_1",
  clickEvent: "Lead",
  fallbackPhone: "622157901234",
  consent: { rule: "assumed", formCountries: ["DE", "GB"], honourGpc: true },
};
const FORMER = { ...AGENTS[0], id: "agt_9", name: "Dewi Anggraini", phone: "6281234567809", rotators: [] };
const EDITOR: PageCase["answers"] = {
  "/api/session": [200, SESSION],
  "/api/domains": [200, { items: [{ id: "dom_1", host: "link.brand.example" }], nextCursor: null }],
  "/api/agents": [200, { items: [...AGENTS, FORMER], nextCursor: null }],
  "/api/pixels": [
    200,
    { items: [{ id: "pix_1", name: "Toko Ayu", enabled: true, hold: null, usedBy: { isDefault: true } }] },
  ],
  "/api/rotators/rot_1": [200, EDITED],
  "/api/reports/shares": [
    200,
    { shares: [{ returning: 3_200, cover: 12, fallback: 1, turns: { got: 9_640, doubleTaps: 13 } }] },
  ],
};
const EDITOR_HEADING = { en: "Edit Promo Lebaran", id: "Ubah Promo Lebaran" };
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
/** Every page of the admin: each test of all pages goes through these. */
const REPORT_PERIOD = {
  timeZone: "Asia/Jakarta",
  period: { from: 0, to: 0, fromDay: "2026-11-16", toDay: "2026-11-22" },
  comparison: { from: 0, to: 0, fromDay: "2026-11-09", toDay: "2026-11-15" },
};
const STAIRS = {
  all: 16_420,
  previewsAndBots: 1_203,
  prefetches: 96,
  floods: 12,
  doubleTaps: 309,
  people: 14_800,
  eventsMade: 12_930,
  eventsAccepted: 12_911,
};
const AD_COUNTS = {
  ...{ clicks: 8_420, people: 7_100, withContact: 412, chats: 260, qualified: 121, won: 38 },
  values: [{ currency: "IDR", amount: 152_500_000 }],
};
const CAMPAIGNS = ["Promo Lebaran – prospecting wide", "Retargeting 30 hari", null].map((name, index) => ({
  ...{ ...AD_COUNTS, people: 7_100 - index * 2_400, clicks: index === 1 ? null : 8_420 - index * 2_000 },
  ...{ id: name === null ? null : `12020${index}`, name },
  adSets: [
    {
      ...AD_COUNTS,
      id: null,
      name: "Jabodetabek",
      ads: [{ ...AD_COUNTS, id: "1202099", name: "Video 15s" }],
    },
  ],
}));
const AGENT_ROWS = AGENTS.map(({ id, name }, index) => ({
  ...{
    agentId: id,
    name,
    clicks: 4_800 - index * 300,
    clicksBefore: 4_100,
    turns: 3_100 + index,
    returning: 900,
  },
  ...{ cover: 60 * index, fallback: 4, leads: 2_700, withContact: 190, chats: 120, won: 21 },
}));
const SHARES = AGENTS.map(({ id, name }, index) => ({
  ...{ agentId: id, name, returning: 900, cover: 60 * index, fallback: 4 },
  turns: { due: 3_100.4, got: 3_100 + index, deviation: index - 0.4, doubleTaps: index * 12 },
  away:
    index === 1
      ? [{ state: "off", from: Date.UTC(2026, 10, 20, 5, 4), to: Date.UTC(2026, 10, 20, 8, 30) }]
      : [],
}));
const ROTATOR_ROWS = ["Promo Lebaran", "Instagram bio"].map((name, index) => ({
  ...{ rotatorId: `rot_${index + 1}`, name, ...COUNTS, people: 9_400 - index * 4_000, peopleBefore: 7_700 },
  ...{ leads: 7_100, withContact: 412, won: 38 },
}));
const COUNTRY_ROWS = ["ID", "MY", "SG", ""].map((country, index) => ({
  ...{ country, clicks: 9_000 / (index + 1) ** 2, clicksBefore: 1_000 },
}));
const DEVICE_ROWS = [
  ...[
    ["device", "mobile"],
    ["device", "desktop"],
    ["os", "Android"],
    ["os", "iOS"],
    ["in_app", "instagram"],
  ],
].map(([dimension, value], index) => ({
  dimension,
  value,
  clicks: 9_000 - index * 900,
  clicksBefore: 8_000,
}));
const HOUR_ROWS = Array.from({ length: 7 * 24 }, (_, index) => ({
  ...{ weekday: Math.floor(index / 24) + 1, hour: index % 24, clicksBefore: 3 },
  clicks: Math.round(Math.max(0, Math.sin(((index % 24) - 6) / 5.5)) * (120 + index * 2)),
}));
const reportOf = (rows: object[]) => ({ ...REPORT_PERIOD, rows });
const REPORT_ANSWERS: PageCase["answers"] = {
  "/api/session": [200, SESSION],
  "/api/reports/stairs": [
    200,
    { ...REPORT_PERIOD, stairs: STAIRS, before: { ...STAIRS, people: 13_000, floods: 0 } },
  ],
  "/api/reports/ads": [200, { ...REPORT_PERIOD, campaigns: CAMPAIGNS, peopleLeftOut: 14 }],
  "/api/reports/agents": [200, reportOf(AGENT_ROWS)],
  "/api/reports/rotators": [200, reportOf(ROTATOR_ROWS)],
  "/api/reports/shares": [
    200,
    { ...REPORT_PERIOD, rotatorId: "rot_1", shares: SHARES, until: 0, approximateTurns: 3 },
  ],
  "/api/reports/countries": [200, reportOf(COUNTRY_ROWS)],
  "/api/reports/devices": [200, reportOf(DEVICE_ROWS)],
  "/api/reports/hours": [200, reportOf(HOUR_ROWS)],
};
const REPORT_PATHS = ["ads", "cs", "rotators", "places", "hours"].map((part) => `/reports/${part}`);
const CLICK = {
  ...{ id: "clk_1", at: Date.UTC(2026, 10, 22, 5, 4, 31), rotatorId: "rot_1", rotatorName: "Promo Lebaran" },
  ...{ agentId: "agt_1", agentName: "Budi Santoso", visitorId: "vis_1", code: "K7M2PX9A" },
  ...{ verdict: "human", choice: "turn", reason: null, country: "ID", city: "Jakarta", device: "mobile" },
  ...{ os: "Android", inApp: "instagram", utmSource: "ig", utmMedium: "paid", utmTerm: "Jabodetabek" },
  ...{ utmCampaign: "Promo Lebaran – prospecting wide", utmContent: "Video 15s", campaignId: "120200" },
  ...{ adsetId: "1202001", adId: "1202099", siteSourceName: "ig", placement: "Instagram_Reels" },
  adParameters: null,
};
const CLICKS = [
  CLICK,
  { ...CLICK, id: "clk_2", choice: "cover", utmCampaign: null, campaignId: null, adParameters: "missing" },
  { ...CLICK, id: "clk_3", verdict: "preview", choice: "none", agentId: null, agentName: null },
];
const CLICK_DETAIL = {
  ...{
    ...CLICK,
    rosterVersion: 4,
    consent: "given",
    region: "DKI Jakarta",
    language: "id-ID",
    ip: "36.68.1.0",
  },
  ...{ referrerHost: "l.instagram.com", clickIds: { fbclid: "IwY2xjawM".repeat(12) }, leadId: "led_1" },
  custom: { k_budget: "5jt" },
  roster: MEMBERS.map(({ agentId, name, weight, state }) => ({ agentId, agentName: name, weight, state })),
  event: {
    ...{
      id: "cev_1",
      pixelId: "pix_1",
      eventName: "Lead",
      eventId: "e1",
      status: "held",
      reason: "token_refused",
    },
    ...{ tries: 2, eventAt: CLICK.at, createdAt: CLICK.at, finishedAt: null },
  },
};
const CLICK_ANSWERS: PageCase["answers"] = {
  ...REPORT_ANSWERS,
  "/api/clicks": [200, { items: CLICKS, nextCursor: "clk_0" }],
  "/api/clicks/clk_1": [200, CLICK_DETAIL],
  ...ONE_ROTATOR,
};

const CS_PAGE: PageCase["answers"] = {
  "/api/session": [200, SESSION],
  "/api/agents": [
    200,
    {
      items: AGENTS.map((agent) => ({
        ...agent,
        switched: agent.active ? null : { at: Date.UTC(2026, 10, 22, 5, 4, 31), by: "Sari Dewi" },
      })),
      nextCursor: null,
    },
  ],
  "/api/reports/agents": [200, reportOf(AGENT_ROWS)],
};

export const PAGE_CASES: PageCase[] = [
  ...REPORT_PATHS.map((path) => ({
    path,
    answers: REPORT_ANSWERS,
    heading: { en: "Reports", id: "Laporan" },
  })),
  {
    path: "/reports/ads?from=2026-11-16&to=2026-11-22#period",
    answers: REPORT_ANSWERS,
    heading: { en: "Reports", id: "Laporan" },
    press: { en: "Period: Own days, Nov 16 – 22, 2026", id: "Periode: Pilih sendiri, 16–22 Nov 2026" },
  },
  {
    path: "/reports/ads#why",
    answers: REPORT_ANSWERS,
    heading: { en: "Reports", id: "Laporan" },
    press: { en: "Why does Ads Manager show another figure?", id: "Mengapa angka di Ads Manager berbeda?" },
  },
  {
    path: "/reports/ads#opened",
    answers: REPORT_ANSWERS,
    heading: { en: "Reports", id: "Laporan" },
    press: {
      en: "Show what is in Promo Lebaran – prospecting wide",
      id: "Tampilkan isi Promo Lebaran – prospecting wide",
    },
  },
  {
    path: "/reports/clicks",
    answers: CLICK_ANSWERS,
    heading: { en: "Reports", id: "Laporan" },
  },
  {
    path: "/rotators/rot_1/clicks",
    answers: CLICK_ANSWERS,
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
  },
  {
    // Whatever stands behind a drawer is not heard: its own heading is.
    path: "/rotators/rot_1/clicks?click=clk_1",
    answers: CLICK_ANSWERS,
    heading: { en: "Click of", id: "Klik 22 Nov 2026" },
  },
  {
    path: "/start",
    answers: { "/api/session": [200, SESSION] },
    heading: { en: "Who answers?", id: "Siapa yang membalas?" },
    press: { en: "Next", id: "Lanjut" },
  },
  {
    path: "/start/done/rot_1",
    answers: { ...ONE_ROTATOR, "/api/clicks": [200, { items: [], nextCursor: null }] },
    heading: { en: "Your link works", id: "Link Anda sudah jalan" },
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
    answers: CS_PAGE,
    heading: { en: "CS", id: "CS" },
  },
  {
    path: "/cs",
    answers: CS_PAGE,
    heading: { en: "CS", id: "CS" },
    press: { en: "Add CS", id: "Tambah CS" },
    opensDialog: true,
  },
  {
    path: "/cs",
    answers: CS_PAGE,
    heading: { en: "CS", id: "CS" },
    press: { en: "More about Ayu", id: "Lainnya tentang Ayu" },
  },
  {
    path: "/rotators",
    answers: {
      ...ONE_ROTATOR,
      "/api/rotators": [200, { items: [ROTATOR], nextCursor: null }],
    },
    heading: { en: "Rotators", id: "Rotator" },
  },
  {
    path: "/rotators/rot_1",
    answers: ONE_ROTATOR,
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
  },
  {
    path: "/rotators/rot_1",
    answers: ONE_ROTATOR,
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
    press: { en: "More about Ayu", id: "Lainnya tentang Ayu" },
  },
  ...["meta", "tiktok", "google", "bio", "landing", "qr"].map((place) => ({
    path: `/rotators/rot_1/use?for=${place}`,
    answers: ONE_ROTATOR,
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
  })),
  {
    path: "/rotators/rot_1/test",
    answers: ONE_ROTATOR,
    heading: { en: "Promo Lebaran", id: "Promo Lebaran" },
    press: { en: "Test", id: "Coba" },
  },
  ...listConversionCases({ session: SESSION, agents: AGENTS, rotator: ROTATOR, overview: OVERVIEW }),
  ...listSettingsCases(SESSION),
  ...makeLeadCases(SESSION),
  {
    path: "/rotators/new",
    answers: EDITOR,
    heading: { en: "New rotator", id: "Rotator baru" },
    thenPress: [{ en: "Create the link", id: "Buat link" }],
  },
  {
    path: "/rotators/rot_1/edit",
    answers: EDITOR,
    heading: EDITOR_HEADING,
    thenPress: [
      { en: "Returning customers", id: "Pelanggan lama" },
      { en: "Tracking", id: "Pelacakan" },
      { en: "Open the app directly", id: "Langsung buka aplikasi WA" },
      { en: "Backup number", id: "Nomor cadangan" },
    ],
  },
  {
    path: "/rotators/rot_1/edit#pixel",
    answers: EDITOR,
    heading: EDITOR_HEADING,
    thenPress: [
      { en: "Tracking", id: "Pelacakan" },
      { en: "New pixel", id: "Pixel baru" },
    ],
  },
  {
    path: "/nowhere",
    answers: { "/api/session": [200, SESSION] },
    heading: { en: "There is no such page", id: "Halaman tidak ditemukan" },
  },
];
