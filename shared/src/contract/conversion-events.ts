import * as z from "zod";
import { CONVERSION_STATES, DELIVERY_REASONS } from "../core/conversion.ts";
import { MATCH_KEYS } from "../core/match-keys.ts";
import { platformAnswerSchema, wordsSchema } from "./delivery-words.ts";
import { pageQuery } from "./page.ts";

const id = z.string().max(80, "too_long");
const at = z.coerce.number().int().min(0);

export const conversionEventFilter = pageQuery.extend({
  status: z.enum(CONVERSION_STATES).optional(),
  pixelId: id.optional(),
  rotatorId: id.optional(),
  /** A lead, or a visitor that is none. */
  personId: id.optional(),
  reason: z.enum(DELIVERY_REASONS).optional(),
  /** Milliseconds UTC, of the event's time; `to` is not part of it. */
  from: at.optional(),
  to: at.optional(),
});

export const conversionEventSchema = z.object({
  id: z.string(),
  pixelId: z.string(),
  rotatorId: z.string().nullable(),
  eventName: z.string(),
  /** What the platform knows it by. */
  eventId: z.string(),
  eventAt: z.int(),
  personId: z.string(),
  visitorId: z.string().nullable(),
  clickId: z.string().nullable(),
  status: z.enum(CONVERSION_STATES),
  dueAt: z.int(),
  tries: z.int(),
  heldAt: z.int().nullable(),
  reason: z.enum(DELIVERY_REASONS).nullable(),
  /** Of the reason; null where there is nothing to say. */
  words: wordsSchema.nullable(),
  matchKeys: z.array(z.string()).nullable(),
  createdAt: z.int(),
  finishedAt: z.int().nullable(),
});
export type ConversionEvent = z.infer<typeof conversionEventSchema>;

const text = z.string().optional();

const payload = z.object({
  ...{ url: z.string(), ip: text, userAgent: text, fbc: text, fbp: text, country: text },
  ...{ phone: text, email: text, name: text },
  clickIds: z.record(z.string(), z.string()).optional(),
  custom: z.object({ value: z.number().optional(), currency: text }).optional(),
});

export const conversionEventDetailSchema = conversionEventSchema.extend({
  /** What is told of whom, masked: for the owner and managers, null for everybody else and once it is stripped. */
  payload: payload.nullable(),
  /** What the platform said; for the same people. */
  answer: platformAnswerSchema.nullable(),
});

/** Some by their ids, or those of a filter, in parts: the next call goes on after `cursor`. */
export const sendAgainInput = z.union([
  z.strictObject({ ids: z.array(id).min(1, "empty").max(500, "too_many") }),
  z.strictObject({
    filter: z.strictObject({
      status: z.enum(["waiting", "held", "rejected"]),
      pixelId: id.optional(),
      rotatorId: id.optional(),
      personId: id.optional(),
      reason: z.enum(DELIVERY_REASONS).optional(),
      from: z.int().min(0).optional(),
      to: z.int().min(0).optional(),
      cursor: z.string().max(200).optional(),
    }),
  }),
]);

/** Why an event was left as it is. */
const LEFT_REASONS = ["missing", "delivered", "sending", "too_old", "stripped", "pixel_off"] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];

export const sendAgainSchema = z.object({
  sent: z.int(),
  left: z.int(),
  why: z.partialRecord(z.enum(LEFT_REASONS), z.int()),
  /** Null at the end of the filter. */
  nextCursor: z.string().nullable(),
});

export const countsQuery = z.object({ from: at, to: at });

const counts = z.object({ pixelId: z.string(), waiting: z.int(), held: z.int() });

export const conversionCountsSchema = z.object({
  /** The deployment's zone, by which days are cut. */
  timeZone: z.string(),
  /** By pixel and day of the events, the last 100 days of the period at most; days without any are absent. */
  days: z.array(counts.extend({ day: z.string(), made: z.int(), delivered: z.int(), rejected: z.int() })),
  /** Now, whatever day they are of. */
  open: z.array(counts),
});

export const matchQualitySchema = z.object({
  /** How many of the last delivered events this tells of. */
  events: z.int(),
  keys: z.array(z.object({ key: z.enum(MATCH_KEYS), events: z.int(), percent: z.int(), hint: z.string() })),
});
