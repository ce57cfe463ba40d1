const NOW = Date.UTC(2026, 10, 22, 5);
const MINUTE_MS = 60_000;

const AD = {
  utm_source: "facebook",
  utm_campaign: "Promo Lebaran 2026 · pembelian ulang",
  utm_content: "Video testimoni",
  campaign_id: "120210000000000001",
};

const LEAD = {
  id: "led_1",
  version: 3,
  tab: "contact",
  name: "Sari Kusumawardhani Ningrum",
  phone: "6281234567890",
  email: "sari@example.com",
  status: "negotiation",
  source: "click",
  value: { amount: 1_500_000, currency: "IDR" },
  rotatorId: "rot_1",
  rotatorName: "Promo Lebaran",
  agentId: "agt_0",
  agentName: "Citra Maharani Kusumawardhani",
  codes: ["7K2M9PQX", "3BCDEFGH"],
  clicks: 12_840,
  firstAd: AD,
  lastAd: { ...AD, utm_content: "Gambar diskon" },
  lastClickAt: NOW,
  createdAt: NOW - 90 * MINUTE_MS,
  updatedAt: NOW,
  lastActivityAt: NOW,
  deletedAt: null,
};
const LEADS = [
  LEAD,
  { ...LEAD, id: "led_2", name: "Visitor 5EFGHJKM", phone: null, email: null, status: "new", value: null },
  {
    ...LEAD,
    id: "led_3",
    name: "Budi",
    status: "won",
    agentName: null,
    agentId: null,
    rotatorName: null,
    lastAd: null,
  },
];
const DETAIL = {
  ...LEAD,
  custom: { k_budget: "Rp 2.000.000" },
  timeline: [
    {
      id: "lev_3",
      at: NOW,
      kind: "note",
      actor: "user:usr_1",
      actorName: "Ayu",
      note: "Minta katalog.\nHubungi besok.",
      changes: {},
    },
    {
      id: "lev_2",
      at: NOW,
      kind: "edited",
      actor: "user:usr_1",
      actorName: "Ayu",
      note: null,
      changes: {
        status: { before: "new", after: "negotiation" },
        value: { before: null, after: "1500000 IDR" },
        agentId: { before: "agt_0", after: "agt_1" },
        phone: { before: null, after: "6281234567890" },
      },
    },
    { id: "lev_1", at: NOW, kind: "imported", actor: null, actorName: null, note: null, changes: {} },
  ],
  latestClicks: [
    {
      id: "clk_1",
      at: NOW,
      rotatorName: "Promo Lebaran",
      agentName: "Citra Maharani Kusumawardhani",
      utmCampaign: "Promo Lebaran 2026",
      city: "Jakarta",
    },
  ],
  conversionEvents: [
    { id: "cev_1", eventName: "ViewContent", eventAt: NOW, status: "delivered" },
    { id: "cev_2", eventName: "Lead", eventAt: NOW, status: "held" },
  ],
};
const OWN_AGENT = {
  agent: {
    id: "agt_0",
    name: "Citra Maharani Kusumawardhani",
    phone: "6281234567800",
    active: false,
    archivedAt: null,
    rotators: ["Promo Lebaran", "Penjualan grosir dan eceran"],
  },
  switched: { at: NOW, by: "Sari Dewi", self: false },
  others: [
    { name: "Ayu Lestari", on: true },
    { name: "Budi Santoso", on: false },
  ],
};
const NAMES = {
  items: [
    { id: "agt_0", name: "Ayu" },
    { id: "agt_1", name: "Budi" },
  ],
  nextCursor: null,
};
const EMPTY = { items: [], nextCursor: null };

/** The pages of leads, for whoever may see them all and for a CS on a phone. */
export function makeLeadCases(session: { user: object }) {
  const staff = { ...session, user: { ...session.user, role: "staff", agentId: "agt_0" } };
  const answers: Record<string, [number, unknown]> = {
    "/api/session": [200, session],
    "/api/agents": [200, NAMES],
    "/api/rotators": [200, { items: [{ id: "rot_1", name: "Promo Lebaran" }], nextCursor: null }],
    "/api/leads": [200, { items: LEADS, nextCursor: null }],
    "/api/leads/counts": [200, { contact: 12_840, clicked: 200_000, deleted: 2, statuses: [] }],
    "/api/leads/led_1": [200, DETAIL],
  };
  const ofStaff = { ...answers, "/api/session": [200, staff] as [number, unknown] };
  const leads = { en: "Leads", id: "Lead" };
  const me = { en: "Me", id: "Saya" };
  return [
    { path: "/leads", answers, heading: leads },
    {
      path: "/leads?show=clicked",
      answers: { ...answers, "/api/leads": [200, EMPTY] as [number, unknown] },
      heading: leads,
    },
    { path: "/leads?open=create", answers, heading: leads },
    { path: "/leads?open=import", answers, heading: leads },
    { path: "/leads/led_1", answers, heading: { en: LEAD.name, id: LEAD.name } },
    { path: "/find", answers: ofStaff, heading: { en: "Find code", id: "Cari kode" } },
    { path: "/my-leads", answers: ofStaff, heading: { en: "My leads", id: "Lead saya" } },
    { path: "/leads/led_1#cs", answers: ofStaff, heading: { en: LEAD.name, id: LEAD.name } },
    {
      path: "/me",
      answers: { ...ofStaff, "/api/session/agent": [200, OWN_AGENT] as [number, unknown] },
      heading: me,
    },
    {
      path: "/me#resigned",
      answers: {
        ...ofStaff,
        "/api/session/agent": [
          200,
          { agent: { ...OWN_AGENT.agent, archivedAt: NOW }, switched: null, others: [] },
        ] as [number, unknown],
      },
      heading: me,
    },
  ];
}
