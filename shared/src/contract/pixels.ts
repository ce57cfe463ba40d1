import * as z from "zod";
import { DELIVERY_REASONS, PLATFORMS } from "../core/conversion.ts";
import { platformAnswerSchema, wordsSchema } from "./delivery-words.ts";

const name = z.string().trim().min(1, "empty").max(80, "too_long");
const datasetId = z.string().trim().min(1, "empty").max(40, "too_long");
const accessToken = z.string().trim().min(1, "empty").max(1_000, "too_long");
const testEventCode = z.string().trim().max(40, "too_long").nullable();
const graphVersion = z.string().trim().max(10, "too_long").optional();

export const pixelInput = z.strictObject({
  name,
  platform: z.enum(PLATFORMS).default("meta"),
  datasetId,
  /** Goes in and never comes out. */
  accessToken,
  testEventCode: testEventCode.default(null),
  graphVersion,
  enabled: z.boolean().default(true),
});

export const pixelEdit = z.strictObject({
  name,
  platform: z.enum(PLATFORMS),
  datasetId,
  /** Without it the one that is kept stays. */
  accessToken: accessToken.optional(),
  testEventCode,
  graphVersion,
  enabled: z.boolean(),
  version: z.int().min(1),
});

/** The version that was seen. */
export const pixelRelease = z.strictObject({ version: z.int().min(1) });

export const pixelSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  platform: z.enum(PLATFORMS),
  datasetId: z.string(),
  hasToken: z.literal(true),
  testEventCode: z.string().nullable(),
  graphVersion: z.string(),
  enabled: z.boolean(),
  /** Set while none of its events can go out until a person has mended its configuration. */
  hold: z
    .object({
      at: z.int(),
      reason: z.enum(DELIVERY_REASONS),
      answer: platformAnswerSchema.nullable(),
      words: wordsSchema,
    })
    .nullable(),
  acceptedAt: z.int().nullable(),
  createdAt: z.int(),
  updatedAt: z.int(),
  /** While anything of it is there, the pixel cannot be deleted. */
  usedBy: z.object({
    rotators: z.array(z.object({ id: z.string(), name: z.string() })),
    isDefault: z.boolean(),
    /** Events that are neither accepted nor refused yet, counted up to 1,000. */
    openEvents: z.int(),
  }),
});
export type Pixel = z.infer<typeof pixelSchema>;

export const pixelListSchema = z.object({ items: z.array(pixelSchema) });

export const pixelTestSchema = z.object({
  ok: z.boolean(),
  /** `no_test_event_code`, or why Meta did not accept it. */
  problem: z.string().nullable(),
  answer: platformAnswerSchema.nullable(),
  /** It was held and is no longer: its events go out now. */
  released: z.boolean(),
  words: wordsSchema,
});
