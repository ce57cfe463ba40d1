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
export const OVERVIEW = {
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
export const PAGE_CASES: PageCase[] = [
  {
    path: "/",
    answers: {
      "/api/session": [200, SESSION],
      "/api/reports/overview": [200, OVERVIEW],
      "/api/first-steps": [
        200,
        { link: true, domain: false, pixel: true, ad: false, team: false, linkHost: null },
      ],
    },
    heading: { en: "Overview", id: "Ringkasan" },
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
    answers: {
      "/api/session": [200, SESSION],
      "/api/agents": [200, { items: AGENTS, nextCursor: null }],
    },
    heading: { en: "CS", id: "CS" },
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
