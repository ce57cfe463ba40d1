import * as z from "zod";
import { pageQuery } from "./page.ts";

const time = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);

export const auditFilter = pageQuery.extend({
  subjectId: z.string().max(80, "too_long").optional(),
  /** `user:usr_…` or `key:key_…`. */
  actor: z.string().max(80, "too_long").optional(),
  /** What an action begins with: `agent` of `agent.updated`. */
  kind: z
    .string()
    .regex(/^[a-z_]{1,40}$/, "malformed")
    .optional(),
  /** Milliseconds UTC; `to` is not part of it. */
  from: time.optional(),
  to: time.optional(),
});

export const changeSchema = z.object({
  id: z.string(),
  at: z.int(),
  /** Null: the system. */
  actor: z.string().nullable(),
  action: z.string(),
  subjectId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
});
