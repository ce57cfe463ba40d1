import { INVITATION_KINDS } from "@rotator/shared/contract/invitations";
import { ROLES } from "@rotator/shared/contract/permissions";
import { ALARM_CHANNELS, ALARM_KINDS, ALARM_PHASES, type AlarmDetail } from "@rotator/shared/core/alarm";
import { CHOICES, CONSENTS, VERDICTS } from "@rotator/shared/core/click";
import { CONVERSION_STATES, DELIVERY_REASONS, PLATFORMS } from "@rotator/shared/core/conversion";
import { DOMAIN_REASONS, DOMAIN_STATES } from "@rotator/shared/core/domain";
import { LEAD_SOURCES, LEAD_STATUSES, LEAD_TABS } from "@rotator/shared/core/lead";
import {
  CHAT_LINKS,
  CONSENT_RULES,
  MEMBER_STATES,
  ROTATION_METHODS,
  ROTATOR_STATUSES,
  STICKY_COVERS,
} from "@rotator/shared/core/rotator";
import { sql } from "drizzle-orm";
import { integer, primaryKey, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { ConversionFacts } from "../conversions/conversion-facts.ts";
import type { PlatformAnswer } from "../conversions/destination.ts";
import { FOLD_PARTS } from "./folded-days.ts";

// The tables of `migrations/`, which alone make them; a test compares the two.

export const domains = sqliteTable("domains", {
  id: text("id").primaryKey(),
  host: text("host").notNull(),
  cookieDomain: text("cookie_domain"),
  cookieIndex: integer("cookie_index"),
  setMetaCookies: integer("set_meta_cookies", { mode: "boolean" }).notNull().default(false),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  checkState: text("check_state", { enum: DOMAIN_STATES }),
  checkReason: text("check_reason", { enum: DOMAIN_REASONS }),
  checkStatus: integer("check_status"),
  checkedAt: integer("checked_at"),
  liveAt: integer("live_at"),
  failedChecks: integer("failed_checks").notNull().default(0),
});

export const agents = sqliteTable("agents", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  phone: text("phone").notNull(),
  active: integer("active", { mode: "boolean" }).notNull().default(true),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  archivedAt: integer("archived_at"),
  switchedAt: integer("switched_at"),
  switchedBy: text("switched_by"),
});

export const rotators = sqliteTable("rotators", {
  id: text("id").primaryKey(),
  domainId: text("domain_id").notNull(),
  slug: text("slug").notNull(),
  name: text("name").notNull(),
  status: text("status", { enum: ROTATOR_STATUSES }).notNull().default("active"),
  method: text("method", { enum: ROTATION_METHODS }).notNull().default("round_robin"),
  messageTemplate: text("message_template").notNull(),
  chatLink: text("chat_link", { enum: CHAT_LINKS }).notNull().default("wa.me"),
  deeplink: integer("deeplink", { mode: "boolean" }).notNull().default(false),
  stickyEnabled: integer("sticky_enabled", { mode: "boolean" }).notNull().default(true),
  stickyDays: integer("sticky_days").notNull().default(90),
  stickyCover: text("sticky_cover", { enum: STICKY_COVERS }).notNull().default("return"),
  fallbackPhone: text("fallback_phone"),
  consent: text("consent", { enum: CONSENT_RULES }).notNull().default("assumed"),
  consentFormCountries: text("consent_form_countries", { mode: "json" })
    .$type<string[]>()
    .notNull()
    .default([]),
  honourGpc: integer("honour_gpc", { mode: "boolean" }).notNull().default(false),
  pixelId: text("pixel_id"),
  clickEvent: text("click_event").notNull().default("none"),
  version: integer("version").notNull().default(0),
  rosterVersion: integer("roster_version").notNull().default(0),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  editedVersion: integer("edited_version").notNull().default(0),
});

export const rotatorAddresses = sqliteTable(
  "rotator_addresses",
  {
    domainId: text("domain_id").notNull(),
    slug: text("slug").notNull(),
    rotatorId: text("rotator_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.domainId, table.slug] })],
);

export const freedAddresses = sqliteTable("freed_addresses", {
  address: text("address").primaryKey(),
  rotatorId: text("rotator_id").notNull(),
  freedAt: integer("freed_at").notNull(),
});

export const members = sqliteTable(
  "members",
  {
    rotatorId: text("rotator_id").notNull(),
    agentId: text("agent_id").notNull(),
    position: integer("position").notNull(),
    weight: integer("weight").notNull().default(100),
    state: text("state", { enum: MEMBER_STATES }).notNull().default("active"),
    createdAt: integer("created_at").notNull(),
    switchedAt: integer("switched_at"),
    switchedBy: text("switched_by"),
  },
  (table) => [primaryKey({ columns: [table.rotatorId, table.agentId] })],
);

export const heirs = sqliteTable(
  "heirs",
  {
    rotatorId: text("rotator_id").notNull(),
    agentId: text("agent_id").notNull(),
    heirId: text("heir_id").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.rotatorId, table.agentId] })],
);

export const agentArchives = sqliteTable("agent_archives", {
  agentId: text("agent_id").primaryKey(),
  at: integer("at").notNull(),
  body: text("body").notNull(),
});

export const rosters = sqliteTable(
  "rosters",
  {
    rotatorId: text("rotator_id").notNull(),
    version: integer("version").notNull(),
    members: text("members").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.rotatorId, table.version] })],
);

export const publishedRotators = sqliteTable("published_rotators", {
  address: text("address").primaryKey(),
  rotatorId: text("rotator_id").notNull(),
  version: integer("version").notNull(),
  body: text("body").notNull(),
  unpublished: integer("unpublished", { mode: "boolean" }).notNull().default(true),
  unpublishedSince: integer("unpublished_since").notNull().default(0),
});

export const clicks = sqliteTable("clicks", {
  id: text("id").primaryKey(),
  at: integer("at").notNull(),
  rotatorId: text("rotator_id").notNull(),
  agentId: text("agent_id"),
  visitorId: text("visitor_id"),
  choice: text("choice", { enum: CHOICES }).notNull(),
  rosterVersion: integer("roster_version").notNull(),
  verdict: text("verdict", { enum: VERDICTS }).notNull(),
  reason: text("reason"),
  consent: text("consent", { enum: CONSENTS }).notNull(),
  country: text("country"),
  region: text("region"),
  city: text("city"),
  device: text("device"),
  os: text("os"),
  inApp: text("in_app"),
  language: text("language"),
  ip: text("ip"),
  referrerHost: text("referrer_host"),
  utmSource: text("utm_source"),
  utmMedium: text("utm_medium"),
  utmCampaign: text("utm_campaign"),
  utmTerm: text("utm_term"),
  utmContent: text("utm_content"),
  campaignId: text("campaign_id"),
  adsetId: text("adset_id"),
  adId: text("ad_id"),
  siteSourceName: text("site_source_name"),
  placement: text("placement"),
  adParameters: text("ad_parameters", { enum: ["missing", "unreplaced"] }),
  fbclid: text("fbclid"),
  fbcStored: text("fbc_stored"),
  fbp: text("fbp"),
  gclid: text("gclid"),
  gbraid: text("gbraid"),
  wbraid: text("wbraid"),
  ttclid: text("ttclid"),
  liFatId: text("li_fat_id"),
  msclkid: text("msclkid"),
  custom: text("custom", { mode: "json" }).$type<Record<string, string>>(),
  fbc: text("fbc").generatedAlwaysAs(
    sql`CASE WHEN fbc_stored LIKE '%.' THEN fbc_stored || fbclid ELSE fbc_stored END`,
    { mode: "virtual" },
  ),
  eventId: text("event_id").generatedAlwaysAs(sql`'evt_' || substr(id, 5)`, { mode: "virtual" }),
});

export const leads = sqliteTable("leads", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  phone: text("phone"),
  email: text("email"),
  status: text("status", { enum: LEAD_STATUSES }).notNull().default("new"),
  source: text("source", { enum: LEAD_SOURCES }).notNull(),
  rotatorId: text("rotator_id"),
  agentId: text("agent_id"),
  custom: text("custom", { mode: "json" }).$type<Record<string, string>>(),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  lastActivityAt: integer("last_activity_at").notNull(),
  valueAmount: real("value_amount"),
  valueCurrency: text("value_currency"),
  deletedAt: integer("deleted_at"),
  tab: text("tab", { enum: LEAD_TABS }).generatedAlwaysAs(
    sql`CASE WHEN deleted_at IS NOT NULL THEN 'deleted' WHEN phone IS NOT NULL OR email IS NOT NULL OR status <> 'new' OR NOT (name GLOB 'Visitor [0-9A-Z]*' AND length(name) = 16) THEN 'contact' ELSE 'clicked' END`,
    { mode: "virtual" },
  ),
});

export const leadEvents = sqliteTable("lead_events", {
  id: text("id").primaryKey(),
  leadId: text("lead_id").notNull(),
  at: integer("at").notNull(),
  kind: text("kind").notNull(),
  actor: text("actor"),
  detail: text("detail", { mode: "json" }),
});

export const visitors = sqliteTable("visitors", {
  id: text("id").primaryKey(),
  leadId: text("lead_id"),
  rotatorId: text("rotator_id").notNull(),
  agentId: text("agent_id"),
  clicks: integer("clicks").notNull().default(0),
  firstClickAt: integer("first_click_at").notNull(),
  lastClickAt: integer("last_click_at").notNull(),
  fbc: text("fbc"),
  fbp: text("fbp"),
  firstAd: text("first_ad", { mode: "json" }).$type<Record<string, string>>(),
  firstAdAt: integer("first_ad_at"),
  lastAd: text("last_ad", { mode: "json" }).$type<Record<string, string>>(),
  lastAdAt: integer("last_ad_at"),
  code: text("code").generatedAlwaysAs(sql`upper(substr(id, 15, 8))`, { mode: "virtual" }),
  fbcAt: integer("fbc_at"),
});

export const clickInbox = sqliteTable("click_inbox", {
  id: text("id").primaryKey(),
  receivedAt: integer("received_at").notNull(),
  body: text("body").notNull(),
  tries: integer("tries").notNull().default(0),
});

export const deadLetters = sqliteTable("dead_letters", {
  id: text("id").primaryKey(),
  at: integer("at").notNull(),
  kind: text("kind").notNull(),
  reason: text("reason").notNull(),
  body: text("body").notNull(),
  status: text("status").notNull().default("kept"),
});

export const lostClicks = sqliteTable("lost_clicks", {
  packId: text("pack_id").primaryKey(),
  at: integer("at").notNull(),
  clicks: integer("clicks").notNull(),
});

export const clickStats = sqliteTable(
  "click_stats",
  {
    rotatorId: text("rotator_id").notNull(),
    bucket: integer("bucket").notNull(),
    agentId: text("agent_id").notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    choice: text("choice", { enum: CHOICES }).notNull(),
    rosterVersion: integer("roster_version").notNull().default(0),
    clicks: integer("clicks").notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.rotatorId,
        table.bucket,
        table.agentId,
        table.verdict,
        table.choice,
        table.rosterVersion,
      ],
    }),
  ],
);

export const clickDims = sqliteTable(
  "click_dims",
  {
    rotatorId: text("rotator_id").notNull(),
    day: text("day").notNull(),
    dimension: text("dimension").notNull(),
    value: text("value").notNull(),
    clicks: integer("clicks").notNull(),
  },
  (table) => [primaryKey({ columns: [table.rotatorId, table.day, table.dimension, table.value] })],
);

export const foldedDays = sqliteTable(
  "folded_days",
  {
    part: text("part", { enum: FOLD_PARTS }).notNull(),
    toTime: text("to_time").notNull(),
    fromTime: text("from_time").notNull(),
    timeZone: text("time_zone").notNull(),
    stale: integer("stale", { mode: "boolean" }).notNull().default(false),
    final: integer("final", { mode: "boolean" }).notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.part, table.toTime] })],
);

export const clickDays = sqliteTable(
  "click_days",
  {
    fromTime: text("from_time").notNull(),
    rotatorId: text("rotator_id").notNull(),
    agentId: text("agent_id").notNull(),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    choice: text("choice", { enum: CHOICES }).notNull(),
    clicks: integer("clicks").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.fromTime, table.rotatorId, table.agentId, table.verdict, table.choice] }),
  ],
);

export const clickQuarters = sqliteTable(
  "click_quarters",
  {
    fromTime: text("from_time").notNull(),
    bucket: integer("bucket").notNull(),
    clicks: integer("clicks").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromTime, table.bucket] })],
);

export const ads = sqliteTable("ads", {
  id: integer("id").primaryKey(),
  ad: text("ad").notNull(),
});

export const adPeople = sqliteTable(
  "ad_people",
  {
    fromTime: text("from_time").notNull(),
    adId: integer("ad_id").notNull(),
    lastTime: text("last_time").notNull(),
    people: integer("people").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromTime, table.adId] })],
);

export const adContacts = sqliteTable(
  "ad_contacts",
  {
    fromTime: text("from_time").notNull(),
    adId: integer("ad_id").notNull(),
    withContact: integer("with_contact").notNull(),
    chats: integer("chats").notNull(),
    qualified: integer("qualified").notNull(),
    won: integer("won").notNull(),
    wonValues: text("won_values").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromTime, table.adId] })],
);

export const leadDays = sqliteTable(
  "lead_days",
  {
    fromTime: text("from_time").notNull(),
    rotatorId: text("rotator_id").notNull(),
    agentId: text("agent_id").notNull(),
    leads: integer("leads").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromTime, table.rotatorId, table.agentId] })],
);

export const contactDays = sqliteTable(
  "contact_days",
  {
    fromTime: text("from_time").notNull(),
    rotatorId: text("rotator_id").notNull(),
    agentId: text("agent_id").notNull(),
    status: text("status", { enum: LEAD_STATUSES }).notNull(),
    leads: integer("leads").notNull(),
  },
  (table) => [primaryKey({ columns: [table.fromTime, table.rotatorId, table.agentId, table.status] })],
);

export const clickDimDeltas = sqliteTable("click_dim_deltas", {
  id: text("id").primaryKey(),
  body: text("body").notNull(),
});

export const pixels = sqliteTable("pixels", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  platform: text("platform", { enum: PLATFORMS }).notNull().default("meta"),
  datasetId: text("dataset_id").notNull(),
  accessTokenEncrypted: text("access_token_encrypted").notNull(),
  testEventCode: text("test_event_code"),
  graphVersion: text("graph_version").notNull().default("v25.0"),
  enabled: integer("enabled", { mode: "boolean" }).notNull().default(true),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at").notNull(),
  updatedAt: integer("updated_at").notNull(),
  heldAt: integer("held_at"),
  heldReason: text("held_reason", { enum: DELIVERY_REASONS }),
  heldAnswer: text("held_answer", { mode: "json" }).$type<PlatformAnswer>(),
  waitUntil: integer("wait_until").notNull().default(0),
  failures: integer("failures").notNull().default(0),
  acceptedAt: integer("accepted_at"),
});

export const conversionEvents = sqliteTable("conversion_events", {
  id: text("id").primaryKey(),
  pixelId: text("pixel_id").notNull(),
  rotatorId: text("rotator_id"),
  eventName: text("event_name").notNull(),
  eventId: text("event_id").notNull(),
  eventAt: integer("event_at").notNull(),
  personId: text("person_id").notNull(),
  visitorId: text("visitor_id"),
  clickId: text("click_id"),
  windowMs: integer("window_ms").notNull().default(0),
  facts: text("facts", { mode: "json" }).$type<ConversionFacts>(),
  status: text("status", { enum: CONVERSION_STATES }).notNull().default("waiting"),
  dueAt: integer("due_at").notNull(),
  claim: integer("claim").notNull().default(0),
  tries: integer("tries").notNull().default(0),
  cappedTries: integer("capped_tries").notNull().default(0),
  startedAt: integer("started_at").notNull(),
  heldAt: integer("held_at"),
  heldMs: integer("held_ms").notNull().default(0),
  reason: text("reason", { enum: DELIVERY_REASONS }),
  answer: text("answer", { mode: "json" }).$type<PlatformAnswer>(),
  matchKeys: text("match_keys", { mode: "json" }).$type<string[]>(),
  createdAt: integer("created_at").notNull(),
  finishedAt: integer("finished_at"),
});

export const conversionStats = sqliteTable(
  "conversion_stats",
  {
    pixelId: text("pixel_id").notNull(),
    bucket: integer("bucket").notNull(),
    eventName: text("event_name").notNull(),
    made: integer("made").notNull().default(0),
    delivered: integer("delivered").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.pixelId, table.bucket, table.eventName] })],
);

export const alarms = sqliteTable("alarms", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: ALARM_KINDS }).notNull(),
  subjectId: text("subject_id").notNull().default(""),
  detail: text("detail", { mode: "json" }).$type<AlarmDetail>().notNull(),
  beganAt: integer("began_at").notNull(),
  endedAt: integer("ended_at"),
});

export const alarmNotices = sqliteTable(
  "alarm_notices",
  {
    alarmId: text("alarm_id").notNull(),
    phase: text("phase", { enum: ALARM_PHASES }).notNull(),
    channel: text("channel", { enum: ALARM_CHANNELS }).notNull(),
    tries: integer("tries").notNull().default(0),
    dueAt: integer("due_at").notNull(),
    claimedUntil: integer("claimed_until").notNull().default(0),
    sentAt: integer("sent_at"),
    givenUpAt: integer("given_up_at"),
    problem: text("problem"),
  },
  (table) => [primaryKey({ columns: [table.alarmId, table.phase, table.channel] })],
);

export const settings = sqliteTable("settings", {
  key: text("key").primaryKey(),
  value: text("value").notNull(),
  updatedAt: integer("updated_at").notNull(),
});

export const apiKeys = sqliteTable("api_keys", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  prefix: text("prefix").notNull(),
  hash: text("hash").notNull(),
  scopes: text("scopes", { mode: "json" }).$type<string[]>().notNull(),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at"),
  lastUsedAt: integer("last_used_at"),
  revokedAt: integer("revoked_at"),
});

export const auditLog = sqliteTable("audit_log", {
  id: text("id").primaryKey(),
  at: integer("at").notNull(),
  actor: text("actor"),
  action: text("action").notNull(),
  subjectId: text("subject_id"),
  before: text("before", { mode: "json" }),
  after: text("after", { mode: "json" }),
});

export const users = sqliteTable("users", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  emailVerified: integer("email_verified", { mode: "boolean" }).notNull().default(false),
  image: text("image"),
  role: text("role", { enum: ROLES }).notNull(),
  agentId: text("agent_id"),
  twoFactorEnabled: integer("two_factor_enabled", { mode: "boolean" }).notNull().default(false),
  disabledAt: integer("disabled_at"),
  lastSeenAt: integer("last_seen_at"),
  version: integer("version").notNull().default(1),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

export const sessions = sqliteTable("sessions", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  token: text("token").notNull(),
  expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

export const accounts = sqliteTable("accounts", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  password: text("password"),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: integer("access_token_expires_at", { mode: "timestamp_ms" }),
  refreshTokenExpiresAt: integer("refresh_token_expires_at", { mode: "timestamp_ms" }),
  scope: text("scope"),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

export const verifications = sqliteTable("verifications", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: integer("expires_at", { mode: "timestamp_ms" }).notNull(),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  updatedAt: integer("updated_at", { mode: "timestamp_ms" }).notNull(),
});

export const twoFactors = sqliteTable("two_factors", {
  id: text("id").primaryKey(),
  userId: text("user_id").notNull(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: integer("verified", { mode: "boolean" }).notNull().default(true),
  failedVerificationCount: integer("failed_verification_count").notNull().default(0),
  lockedUntil: integer("locked_until", { mode: "timestamp_ms" }),
});

export const invitations = sqliteTable("invitations", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: INVITATION_KINDS }).notNull(),
  hash: text("hash").notNull(),
  role: text("role", { enum: ROLES }).notNull(),
  agentId: text("agent_id"),
  userId: text("user_id"),
  createdBy: text("created_by"),
  createdAt: integer("created_at").notNull(),
  expiresAt: integer("expires_at").notNull(),
});

export const signInTries = sqliteTable("sign_in_tries", {
  key: text("key").primaryKey(),
  beganAt: integer("began_at").notNull(),
  tries: integer("tries").notNull(),
});
