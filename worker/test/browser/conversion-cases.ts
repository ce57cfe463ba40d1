import type { PageCase } from "./page-cases.ts";

const NOW = Date.now();
const WORDS = {
  title: "Meta refuses the pixel's access token.",
  nextStep:
    "Make a new one in Events Manager › Settings › Conversions API › Generate access token, and enter it at the pixel.",
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
const HEADING = { en: "Conversions", id: "Konversi" };

interface Shown {
  session: unknown;
  agents: unknown[];
  rotator: object;
  overview: { lastClick: unknown };
}

/** Conversions, and the overview with its figures and alarms. */
export function listConversionCases({ session, agents, rotator, overview }: Shown): PageCase[] {
  const conversions = {
    "/api/session": [200, session],
    "/api/pixels": [200, { items: PIXELS }],
    "/api/rotators": [200, { items: [rotator], nextCursor: null }],
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
  } satisfies PageCase["answers"];
  const figures: PageCase["answers"] = {
    "/api/session": [200, session],
    "/api/first-steps": [
      200,
      { link: true, domain: false, pixel: true, ad: false, team: false, linkHost: null },
    ],
    "/api/reports/overview": [200, overview],
    "/api/alarms": [200, { items: [ALARM, { ...ALARM, id: "alm_0", endedAt: NOW }], nextCursor: null }],
    "/api/clicks": [200, { items: [overview.lastClick], nextCursor: null }],
    "/api/agents": [200, { items: agents, nextCursor: null }],
    "/api/rotators": [
      200,
      { items: [rotator, { ...rotator, id: "rot_2", servingCount: 0 }], nextCursor: null },
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
  return [
    { path: "/conversions/pixels", answers: conversions, heading: HEADING },
    { path: "/conversions/events", answers: conversions, heading: HEADING },
    {
      path: "/conversions/pixels",
      answers: conversions,
      heading: HEADING,
      press: { en: "Add pixel", id: "Tambah pixel" },
      opensDialog: true,
    },
    {
      path: "/conversions/pixels",
      answers: conversions,
      heading: HEADING,
      press: { en: "Match quality", id: "Kualitas pencocokan" },
      opensDialog: true,
    },
    {
      path: "/conversions/events",
      answers: conversions,
      heading: HEADING,
      press: { en: "What Meta's codes mean", id: "Arti kode Meta" },
      opensDialog: true,
    },
    {
      path: "/conversions/events?state=held",
      answers: conversions,
      heading: HEADING,
      press: { en: "Send all of these again …", id: "Kirim ulang semua ini …" },
      opensDialog: true,
    },
    {
      path: "/",
      answers: figures,
      heading: { en: "Overview", id: "Ringkasan" },
      press: { en: "Alarms: 1", id: "Peringatan: 1" },
      opensDialog: true,
    },
    { path: "/conversions/events?event=cev_3", answers: conversions, heading: HEADING },
    { path: "/", answers: figures, heading: { en: "Overview", id: "Ringkasan" } },
  ];
}
