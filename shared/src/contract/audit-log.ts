import * as z from "zod";
import { pageQuery } from "./page.ts";

export const auditFilter = pageQuery.extend({
  subjectId: z.string().max(80, "too_long").optional(),
  /** `user:usr_…` or `key:key_…`. */
  actor: z.string().max(80, "too_long").optional(),
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
