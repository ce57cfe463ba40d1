import type { PageCase } from "./page-cases.ts";

const AT = Date.UTC(2026, 10, 20, 4, 30);
const GENERAL = {
  name: "Toko Kain Nusantara",
  language: "id",
  pageLanguage: "visitor",
  colour: "#0a8f63",
  timeZone: "Asia/Jakarta",
  currency: "IDR",
  country: "ID",
  backupPhone: "628123456780",
  updatedAt: AT,
};
const LOGO =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
const CHANNELS = {
  webhook: null,
  telegram: { shown: "4821" },
  adminUrl: "https://admin.brand.example",
  updatedAt: AT,
};
const DOMAIN = {
  id: "dom_1",
  version: 1,
  host: "link.brand.example",
  setMetaCookies: true,
  cookieDomain: "brand.example",
  createdAt: AT,
  check: { state: "live", reason: null, httpStatus: 200, checkedAt: AT },
  liveAt: AT,
  steps: [
    { kind: "add_zone", file: null, text: "brand.example" },
    {
      kind: "add_lines",
      file: "wrangler.toml",
      text: '[[routes]]\npattern = "wa.sangat-panjang-sekali.brand.example"\ncustom_domain = true',
    },
    { kind: "run", file: null, text: "npm run deploy" },
  ],
  rotators: 2,
  formerAddresses: 1,
};
const DOMAINS = [
  DOMAIN,
  {
    ...DOMAIN,
    id: "dom_2",
    host: "wa.sangat-panjang-sekali.brand.example",
    setMetaCookies: false,
    check: { state: "broken", reason: "other_answer", httpStatus: 404, checkedAt: AT },
    rotators: 0,
    formerAddresses: 0,
  },
  { ...DOMAIN, id: "dom_3", host: "baru.brand.example", cookieDomain: null, check: null, liveAt: null },
];
const USERS = [
  ["usr_1", "Sari Dewi", "owner", true],
  ["usr_2", "Bambang Kusumawardhana Suryaningrat", "admin", false],
  ["usr_3", "Ayu", "staff", false],
].map(([id, name, role, twoFactor]) => ({
  ...{ id, name, role, twoFactor, version: 1, createdAt: AT },
  email: `${String(name).toLowerCase().replaceAll(" ", ".")}@toko-kain-nusantara.example`,
  agentId: role === "staff" ? "agt_1" : null,
  agentName: role === "staff" ? "Ayu" : null,
  disabledAt: role === "admin" ? AT : null,
  lastSeenAt: role === "staff" ? null : AT,
}));
const INVITATIONS = [
  { id: "inv_1", kind: "invite", role: "staff", agentId: "agt_1", agentName: "Citra Maharani" },
  { id: "inv_2", kind: "reset", role: "admin", agentId: null, agentName: null },
].map((invitation) => ({
  ...invitation,
  userId: "usr_2",
  userName: "Bambang",
  createdBy: "usr_1",
  createdAt: AT,
  expiresAt: AT + 1e9,
}));
const RETENTION = {
  ...{ clickDays: 90, payloadDays: 7, leadMonths: 24, auditMonths: 12, inboxDays: 30, deadLetterDays: 30 },
  updatedAt: null,
};
const PRIVACY = {
  responsible: { name: "PT Kain Nusantara", address: "Jl. Braga 1, Bandung", link: "" },
  countryGroups: [
    { countries: ["GB"], rule: "do_not_send" },
    { countries: ["CH", "LI", "SG", "MY", "TH"], rule: "track" },
  ],
  honourGpc: true,
  updatedAt: null,
};
const KEYS = [
  {
    ...{ id: "key_1", name: "Spreadsheet laporan harian", prefix: "wr_8f2k1c", createdBy: "usr_1" },
    scopes: ["leads:read", "leads:write", "reports:read", "conversion-events:read"],
    ...{ createdAt: AT, expiresAt: Date.UTC(2099, 0, 1), lastUsedAt: AT, revokedAt: null },
  },
  {
    ...{ id: "key_2", name: "CRM", prefix: "wr_aa11bb", createdBy: "usr_1", scopes: ["leads:read"] },
    ...{ createdAt: AT, expiresAt: null, lastUsedAt: null, revokedAt: AT },
  },
];
const CHANGES = [
  [
    "agent.updated",
    { name: "Ayu", phone: "628111", version: 1 },
    { name: "Ayu", phone: "628222", version: 2 },
  ],
  ["settings.updated", { clickDays: 90, inner: { on: true } }, { clickDays: 30, inner: { on: false } }],
  ["thing.from_the_future", null, { name: "X" }],
].map(([action, before, after], index) => ({
  ...{ id: `aud_${index}`, at: AT, actor: index === 2 ? null : "user:usr_1", action, before, after },
  subjectId: action === "settings.updated" ? "retention" : "agt_1",
}));
const CHECKS = {
  at: AT,
  state: "fail",
  checks: [
    { key: "database", state: "ok", title: "Database", text: "Semua baik.", command: null },
    {
      ...{ key: "migrations", state: "fail", title: "Tabel database", text: "Tabel masih di 0009_x.sql." },
      command: "npx wrangler d1 migrations apply rotator --remote -c wrangler.office.toml",
    },
    { key: "call_limit", state: "warn", title: "Paket", text: "CALL_LIMIT berisi 50.", command: null },
  ],
};
const SESSIONS = [
  { id: "ses_1", current: true, userAgent: "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36" },
  { id: "ses_2", current: false, userAgent: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Safari/604.1" },
].map((session) => ({ ...session, createdAt: AT, lastUsedAt: AT, expiresAt: AT + 1e10 }));

/** The pages of the settings, the account and the search. */
export function listSettingsCases(session: unknown): PageCase[] {
  const answers: PageCase["answers"] = {
    "/api/session": [200, session],
    "/api/settings/general": [200, GENERAL],
    "/api/settings/logo": [200, { image: LOGO, updatedAt: AT }],
    "/api/settings/alarm-channels": [200, CHANNELS],
    "/api/settings/retention": [200, RETENTION],
    "/api/settings/privacy": [200, PRIVACY],
    "/api/domains": [200, { items: DOMAINS, nextCursor: null }],
    "/api/users": [200, { items: USERS, nextCursor: null }],
    "/api/invitations": [200, { items: INVITATIONS }],
    "/api/agents": [200, { items: [], nextCursor: null }],
    "/api/rotators": [200, { items: [], nextCursor: null }],
    "/api/api-keys": [200, { items: KEYS }],
    "/api/audit-log": [200, { items: CHANGES, nextCursor: null }],
    "/api/checks": [200, CHECKS],
    "/api/auth/sessions": [200, { items: SESSIONS }],
  };
  return [
    { path: "/settings/general", answers, heading: { en: "General", id: "Umum" } },
    {
      path: "/settings/general?channel",
      answers,
      heading: { en: "General", id: "Umum" },
      press: { en: "Change: Telegram", id: "Ubah: Telegram" },
    },
    { path: "/settings/domains", answers, heading: { en: "Domains", id: "Domain" } },
    {
      path: "/settings/domains?steps",
      answers: { ...answers, "/api/domains": [200, { items: DOMAINS.slice(1, 2), nextCursor: null }] },
      heading: { en: "Domains", id: "Domain" },
      press: { en: "How to connect it", id: "Cara menyambungkan" },
    },
    {
      path: "/settings/domains?remove",
      answers,
      heading: { en: "Domains", id: "Domain" },
      press: { en: "Remove link.brand.example", id: "Hapus link.brand.example" },
      opensDialog: true,
    },
    { path: "/settings/team", answers, heading: { en: "Team", id: "Tim" } },
    {
      path: "/settings/team?invite",
      answers,
      heading: { en: "Team", id: "Tim" },
      press: { en: "Invite", id: "Undang" },
      opensDialog: true,
    },
    { path: "/settings/privacy", answers, heading: { en: "Privacy", id: "Privasi" } },
    { path: "/settings/keys", answers, heading: { en: "API keys", id: "Kunci API" } },
    {
      path: "/settings/keys?make",
      answers,
      heading: { en: "API keys", id: "Kunci API" },
      press: { en: "Make a key", id: "Buat kunci" },
      opensDialog: true,
    },
    { path: "/settings/audit", answers, heading: { en: "Audit log", id: "Riwayat perubahan" } },
    { path: "/settings/checks", answers, heading: { en: "Deployment check", id: "Cek instalasi" } },
    { path: "/account", answers, heading: { en: "Your account", id: "Akun Anda" } },
    {
      path: "/account?search",
      answers,
      heading: { en: "Your account", id: "Akun Anda" },
      press: { en: "Search everything", id: "Cari apa saja" },
      opensDialog: true,
    },
    {
      path: "/account?secret",
      answers: { ...answers, "/api/auth/sessions": [200, { items: SESSIONS.slice(0, 1) }] },
      heading: { en: "Your account", id: "Akun Anda" },
      press: { en: "Turn it on", id: "Nyalakan" },
      opensDialog: true,
    },
    { path: "/recover", answers: {}, heading: { en: "Get back in", id: "Masuk kembali" } },
  ];
}
