import * as z from "zod";
import { CHOICES, CONSENTS, VERDICTS } from "../core/click.ts";
import { CONVERSION_STATES, DELIVERY_REASONS } from "../core/conversion.ts";
import { pageQuery } from "./page.ts";
import { sheet } from "./sheet.ts";

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const word = z.string().min(1).max(300, "too_long").optional();

export const clickFilter = z.object({
  /** Milliseconds UTC; `to` is not part of it. */
  from: time.optional(),
  to: time.optional(),
  rotatorId: word,
  agentId: word,
  verdict: z.enum([...VERDICTS, "preview_or_bot"]).optional(),
  choice: z.enum(CHOICES).optional(),
  /** The campaign's id, or its name in utm_campaign. */
  campaign: word,
  /** utm_source, or Meta's site_source_name. */
  source: word,
  country: word,
  device: word,
  inApp: word,
});

export const clickFileQuery = clickFilter.extend({ sheet });

/** A page may hold few clicks, or none, and have others after it: `nextCursor` alone says where the list ends. */
export const clickQuery = z.object({ ...pageQuery.shape, ...clickFilter.shape });

export const clickSchema = z.object({
  id: z.string(),
  at: z.int(),
  rotatorId: z.string(),
  rotatorName: z.string().nullable(),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  visitorId: z.string().nullable(),
  code: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  choice: z.enum(CHOICES),
  reason: z.string().nullable(),
  /** Whether it may be told to ad platforms, or what stands against that. */
  consent: z.enum(CONSENTS),
  country: z.string().nullable(),
  city: z.string().nullable(),
  device: z.string().nullable(),
  os: z.string().nullable(),
  inApp: z.string().nullable(),
  utmSource: z.string().nullable(),
  utmMedium: z.string().nullable(),
  utmCampaign: z.string().nullable(),
  utmTerm: z.string().nullable(),
  utmContent: z.string().nullable(),
  campaignId: z.string().nullable(),
  adsetId: z.string().nullable(),
  adId: z.string().nullable(),
  siteSourceName: z.string().nullable(),
  placement: z.string().nullable(),
  /** Why an ad's click says nothing of the ad. */
  adParameters: z.enum(["missing", "unreplaced"]).nullable(),
});
export type Click = z.infer<typeof clickSchema>;

export const clickDetail = clickSchema.extend({
  rosterVersion: z.int(),
  /** Who could serve with which weight at that turn. */
  roster: z.array(
    z.object({
      agentId: z.string(),
      agentName: z.string().nullable(),
      weight: z.number(),
      state: z.string(),
    }),
  ),
  region: z.string().nullable(),
  language: z.string().nullable(),
  /** Truncated: /24 or /48. */
  ip: z.string().nullable(),
  referrerHost: z.string().nullable(),
  /** Click ids of ad platforms, by their names. */
  clickIds: z.record(z.string(), z.string()),
  custom: z.record(z.string(), z.string()),
  leadId: z.string().nullable(),
  /** What was told of it to a pixel; null where nothing was to be told. */
  event: z
    .object({
      id: z.string(),
      pixelId: z.string(),
      eventName: z.string(),
      eventId: z.string(),
      status: z.enum(CONVERSION_STATES),
      reason: z.enum(DELIVERY_REASONS).nullable(),
      tries: z.int(),
      eventAt: z.int(),
      createdAt: z.int(),
      finishedAt: z.int().nullable(),
    })
    .nullable(),
});
export type ClickDetail = z.infer<typeof clickDetail>;
