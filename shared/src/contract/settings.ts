import * as z from "zod";
import { STORED_FOR, STORED_PLACES, STORED_SINCE, STORED_THINGS } from "../core/stored-data.ts";
import { COUNTRY_RULES } from "../core/country-groups.ts";
import { LANGUAGES } from "../core/delivery-words.ts";
import { PAGE_LANGUAGES } from "../core/site.ts";

/** When the group was last saved, as it was read; null: never. Somebody who saved since makes it stale. */
const updatedAt = z.int().nullable();

const general = {
  /** Of the business, on public pages. */
  name: z.string().trim().max(80, "too_long"),
  language: z.enum(LANGUAGES),
  /** Of public pages. */
  pageLanguage: z.enum(PAGE_LANGUAGES),
  /** Of the button on public pages, `#rrggbb`; what stands on it is made readable. Null: green. */
  colour: z
    .string()
    .trim()
    .regex(/^#[0-9a-f]{6}$/i, "malformed")
    .nullable(),
  /** IANA. */
  timeZone: z.string().trim().max(60, "too_long"),
  /** ISO 4217. */
  currency: z.string().trim().max(3, "too_long"),
  /** ISO 3166: of phone numbers without a country code. */
  country: z.string().trim().max(2, "too_long"),
  /** Gets the visitors of a link that has nobody left and no backup number of its own. */
  backupPhone: z.string().trim().max(40, "too_long").nullable(),
};

export const generalSettingsEdit = z.strictObject({ ...general, updatedAt });
export const generalSettingsSchema = z.object({ ...general, updatedAt });

export const LOGO_BYTES = 30_000;

/** A PNG, JPEG or WebP as `data:image/png;base64,…`; null: none. */
export const logoEdit = z.strictObject({
  image: z
    .string()
    .max(LOGO_BYTES * 1.4, "too_long")
    .nullable(),
  updatedAt,
});
export const logoSchema = z.object({ image: z.string().nullable(), updatedAt });

const conversions = {
  defaultPixelId: z.string().max(80, "too_long").nullable(),
  viewWindowMinutes: z.int().min(1, "too_small").max(1_440, "too_large"),
  leadWindowDays: z.int().min(1, "too_small").max(90, "too_large"),
  /** Meta's numbers of a country and a state; null: off. */
  limitedDataUse: z.strictObject({ country: z.int(), state: z.int() }).nullable(),
};

export const conversionSettingsEdit = z.strictObject({ ...conversions, updatedAt });
export const conversionSettingsSchema = z.object({ ...conversions, updatedAt });

const days = (max: number) => z.int().min(1, "too_small").max(max, "too_large");

const retention = {
  clickDays: days(1_825),
  /** What was sent to Meta of an event; it takes none older than 7 days. */
  payloadDays: days(30),
  leadMonths: days(120),
  auditMonths: days(120),
  inboxDays: days(90),
  deadLetterDays: days(90),
};

export const retentionSettingsEdit = z.strictObject({ ...retention, updatedAt });
export const retentionSettingsSchema = z.object({ ...retention, updatedAt });

/** What may be shown of a channel: the webhook's host, the end of Telegram's chat id. */
const channel = z.object({ shown: z.string() }).nullable();
export const alarmChannelsSchema = z.object({
  webhook: channel,
  telegram: channel,
  /** Where the link of a message leads: the admin, as it was last signed in to; null: messages have none. */
  adminUrl: z.string().nullable(),
  updatedAt,
});

/** The address is a secret: it goes in and never comes out. */
export const webhookEdit = z.strictObject({ url: z.string().trim().max(2_000, "too_long"), updatedAt });

export const telegramEdit = z.strictObject({
  /** Without it the one that is kept stays. */
  botToken: z.string().trim().max(100, "too_long").optional(),
  chatId: z.string().trim().max(60, "too_long"),
  updatedAt,
});

export const channelTestSchema = z.object({ sent: z.boolean(), text: z.string() });

/** A country stands in one group at most; one in none is tracked. */
export const countryGroup = z.strictObject({
  /** ISO 3166, two capitals; `UK` is taken for `GB`. */
  countries: z.array(z.string().max(2, "malformed")).min(1, "empty").max(250, "too_long"),
  rule: z.enum(COUNTRY_RULES),
});

const privacy = {
  /** Shown on every public page, as far as it is said. */
  responsible: z.strictObject({
    name: z.string().trim().max(120, "too_long"),
    address: z.string().trim().max(200, "too_long"),
    /** With https://. */
    link: z.string().trim().max(200, "too_long"),
  }),
  countryGroups: z.array(countryGroup).max(30, "too_long"),
  /** Browsers that say `Sec-GPC: 1` are told of to nobody; without it each link decides. */
  honourGpc: z.boolean(),
};

export const privacySettingsEdit = z.strictObject({ ...privacy, updatedAt });
export const privacySettingsSchema = z.object({ ...privacy, updatedAt });

const howLong = z.union([
  z.object({ unit: z.enum(["days", "months"]), count: z.int(), since: z.enum(STORED_SINCE) }),
  z.object({ unit: z.enum(["recorded", "forever", "removed", "meta"]), count: z.null(), since: z.null() }),
]);

/** What is stored of people, where and how long, by what is set now. */
export const storedSchema = z.object({
  items: z.array(
    z.object({
      what: z.enum(STORED_THINGS),
      where: z.enum(STORED_PLACES),
      howLong,
      why: z.enum(STORED_FOR),
    }),
  ),
  /** Of people there nothing is told, and the visitor cookie ends with the browser's session. */
  quietCountries: z.array(z.string()),
});
