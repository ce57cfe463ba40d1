import * as z from "zod";

/** RFC 9457; `errors` names the fields that are wrong, each with a code that the reader's language explains. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** For programs: what kind of problem it is. */
  code: z.string(),
  errors: z.record(z.string(), z.string()).optional(),
  /** What the words need: names and times. */
  about: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
