import * as z from "zod";
import { CONVERSION_STATES, DELIVERY_REASONS } from "../core/conversion.ts";
import { LEAD_SOURCES, LEAD_STATUSES, LEAD_TABS } from "../core/lead.ts";
import { clickSchema } from "./clicks.ts";
import { pageQuery } from "./page.ts";
import { sheet } from "./sheet.ts";

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const status = z.enum(LEAD_STATUSES);
const id = z.string().min(1, "empty").max(64, "too_long");
const note = z.string().trim().min(1, "empty").max(5000, "too_long");

export const leadFilter = z.object({
  status: status.optional(),
  /** Whose customer it is. */
  agentId: id.optional(),
  rotatorId: id.optional(),
  /** When the lead began, milliseconds UTC; `to` is not part of it. */
  from: time.optional(),
  to: time.optional(),
});

/** The newest first. A page may hold few leads, or none, and have others after it. */
export const leadQuery = z.object({
  ...pageQuery.shape,
  ...leadFilter.shape,
  tab: z.enum(LEAD_TABS).default("contact"),
});

export const leadFileQuery = leadQuery.omit({ cursor: true, limit: true }).extend({ sheet });

export const leadCountQuery = leadFilter.omit({ status: true });

/** Every lead is in one tab; statuses are those of `contact`. */
export const leadCounts = z.object({
  contact: z.int(),
  clicked: z.int(),
  deleted: z.int(),
  statuses: z.array(z.object({ status, count: z.int() })),
});

/** In the currency's own unit: rupiah, not sen; dollars, with cents after the point. */
export const leadValue = z.strictObject({
  amount: z.number().min(0, "too_small").max(1e12, "too_large"),
  currency: z.string().regex(/^[A-Z]{3}$/, "malformed"),
});

const ad = z.record(z.string(), z.string()).nullable();

export const leadSchema = z.object({
  id: z.string(),
  version: z.int(),
  tab: z.enum(LEAD_TABS),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  status,
  source: z.enum(LEAD_SOURCES),
  value: leadValue.nullable(),
  rotatorId: z.string().nullable(),
  rotatorName: z.string().nullable(),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  /** Of its visitors, the latest first; at most twenty. */
  codes: z.array(z.string()),
  clicks: z.int(),
  firstAd: ad,
  lastAd: ad,
  lastClickAt: z.int().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
  lastActivityAt: z.int(),
  deletedAt: z.int().nullable(),
});
export type Lead = z.infer<typeof leadSchema>;

export const leadDetail = leadSchema.extend({
  custom: z.record(z.string(), z.string()),
  /** The latest first, at most two hundred. */
  timeline: z.array(
    z.object({
      id: z.string(),
      at: z.int(),
      /** created, edited, note, deleted, restored, imported */
      kind: z.string(),
      actor: z.string().nullable(),
      actorName: z.string().nullable(),
      note: z.string().nullable(),
      /** What was edited, by field. */
      changes: z.record(
        z.string(),
        z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      ),
    }),
  ),
  /** The first and the latest click of its visitors, and those that were told, the latest first. */
  latestClicks: z.array(clickSchema),
  conversionEvents: z.array(
    z.object({
      id: z.string(),
      pixelId: z.string(),
      eventName: z.string(),
      eventAt: z.int(),
      status: z.enum(CONVERSION_STATES),
      reason: z.enum(DELIVERY_REASONS).nullable(),
      clickId: z.string().nullable(),
      finishedAt: z.int().nullable(),
    }),
  ),
});
export type LeadDetail = z.infer<typeof leadDetail>;

const leadFields = z.strictObject({
  name: z.string().trim().min(1, "empty").max(120, "too_long"),
  /** As it was typed; stored as E.164 digits. Null takes it away. */
  phone: z.string().trim().min(1, "empty").max(40, "too_long").nullable(),
  email: z.email("malformed").max(254, "too_long").toLowerCase().nullable(),
  status,
  value: leadValue.nullable(),
  agentId: id.nullable(),
});

export const leadInput = leadFields
  .partial({ phone: true, email: true, status: true, value: true, agentId: true })
  .extend({ note: note.optional() });

/** Only what is named changes. The version that was seen: somebody who saved since makes it stale. */
export const leadEdit = leadFields.partial().extend({ version: z.int().min(1), note: note.optional() });

export const leadNote = z.strictObject({ text: note });

export const leadSeen = z.strictObject({ version: z.int().min(1) });

export const leadSearch = z.strictObject({
  /** A phone, an email, the beginning of a name, a code, or a whole message that somebody was sent. */
  q: z.string().trim().min(1, "empty").max(4000, "too_long"),
});

export const leadSearchResult = z.object({
  items: z.array(leadSchema),
  /** What was found and is another's, for a CS: whose, and no more. */
  others: z.array(
    z.object({ code: z.string().nullable(), agentName: z.string().nullable(), since: z.int() }),
  ),
});

const bulkChange = z.strictObject({
  id,
  /** Without it the change is made whatever was saved since. */
  version: z.int().min(1).optional(),
  status: status.optional(),
  agentId: id.nullable().optional(),
  deleted: z.boolean().optional(),
  /** Of what is undone; never later than now. */
  lastActivityAt: z.int().min(0).optional(),
});
export type LeadBulkChange = z.infer<typeof bulkChange>;

export const leadBulk = z.strictObject({ changes: z.array(bulkChange).min(1, "empty").max(100, "too_many") });

/** `undo` is what to send as `changes` to have everything as it was. */
export const leadBulkResult = z.object({
  changed: z.int(),
  undo: z.array(bulkChange),
  skipped: z.array(z.object({ id: z.string(), why: z.enum(["missing", "stale", "taken"]) })),
});
export type LeadBulkResult = z.infer<typeof leadBulkResult>;

export const leadImport = z.strictObject({
  /** With a first line that names its columns: name, phone, email, status, notes. */
  csv: z.string().min(1, "empty").max(900_000, "too_long"),
  /** Only says what would happen. */
  dryRun: z.boolean().default(true),
  /** Rows whose phone or email is known change that lead; without it they are left out. */
  updateKnown: z.boolean().default(false),
  /** Whose customers the new ones are. */
  agentId: id.nullable().default(null),
});

export const leadImportResult = z.object({
  created: z.int(),
  updated: z.int(),
  known: z.int(),
  invalid: z.int(),
  rows: z.array(
    z.object({
      /** Of the file, the first line being 1. */
      line: z.int(),
      outcome: z.enum(["create", "update", "known", "invalid"]),
      name: z.string(),
      phone: z.string().nullable(),
      leadId: z.string().nullable(),
      /** What is wrong, by column. */
      errors: z.record(z.string(), z.string()),
    }),
  ),
});
export type LeadImportResult = z.infer<typeof leadImportResult>;
