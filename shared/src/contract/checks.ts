import * as z from "zod";

export const CHECK_STATES = ["ok", "warn", "fail"] as const;

export const checkSchema = z.object({
  /** `database`, `migrations`, `encryption_key` … */
  key: z.string(),
  state: z.enum(CHECK_STATES),
  /** In the language of whoever asks. */
  title: z.string(),
  text: z.string(),
  /** To be pasted into a terminal, in the project's folder; null where no command mends it. */
  command: z.string().nullable(),
});
export type Check = z.infer<typeof checkSchema>;

export const checksSchema = z.object({
  at: z.int(),
  /** The worst of them. */
  state: z.enum(CHECK_STATES),
  checks: z.array(checkSchema),
});
