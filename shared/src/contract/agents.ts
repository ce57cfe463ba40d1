import * as z from "zod";
import { pageQuery } from "./page.ts";

export const agentFilter = pageQuery.extend({
  /** Those who resigned, instead of those who are there. */
  archived: z.stringbool().default(false),
});

export const agentInput = z.strictObject({
  name: z.string().trim().min(1, "empty").max(80, "too_long"),
  /** As it was typed; stored as E.164 digits. */
  phone: z.string().trim().min(1, "empty").max(40, "too_long"),
});

/** When a switch was last turned, milliseconds UTC, and by whom, where that is known; null: never. */
export const lastSwitch = z.object({ at: z.int(), by: z.string().nullable() }).nullable();

export const agentSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  phone: z.string(),
  active: z.boolean(),
  switched: lastSwitch,
  archivedAt: z.int().nullable(),
  createdAt: z.int(),
  rotators: z.array(z.object({ id: z.string(), name: z.string(), state: z.string() })),
});
export type Agent = z.infer<typeof agentSchema>;

/** The version that was seen: somebody who saved since makes it stale. */
export const agentEdit = agentInput.extend({ version: z.int().min(1) });

export const agentSwitch = z.strictObject({ active: z.boolean() });

export const agentArchive = z.strictObject({
  version: z.int().min(1),
  /** Who gets its customers; without it they go by turn. */
  heirId: z.string().optional(),
});

/** The way back from the archive. */
export const agentRestore = z.strictObject({
  version: z.int().min(1),
  /** Into its rotators as it was there, which nobody may have edited since; without them only name and number come back. */
  withRotators: z.boolean().default(true),
});
