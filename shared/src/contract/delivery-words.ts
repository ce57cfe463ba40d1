import * as z from "zod";

/** What went wrong and what to do about it, in the language of whoever asks (`Accept-Language`). */
export const wordsSchema = z.object({ title: z.string(), nextStep: z.string() });

/** What a platform said, as far as it helps to find out why. */
export const platformAnswerSchema = z.object({
  status: z.int().optional(),
  code: z.int().optional(),
  subcode: z.int().optional(),
  received: z.int().optional(),
  traceId: z.string().optional(),
  message: z.string().optional(),
});
