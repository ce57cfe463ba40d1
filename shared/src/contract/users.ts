import * as z from "zod";
import { ROLES } from "./permissions.ts";
import { personName } from "./session.ts";

export const userSchema = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  /** The CS that a `staff` user is; null for the others. */
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  twoFactor: z.boolean(),
  disabledAt: z.int().nullable(),
  createdAt: z.int(),
  lastSeenAt: z.int().nullable(),
});
export type User = z.infer<typeof userSchema>;

/** `agentId` is for `staff`, who need one, and for nobody else. */
export const userEdit = z.strictObject({
  version: z.int().min(1),
  name: personName,
  role: z.enum(ROLES, "unknown"),
  agentId: z.string().max(40, "too_long").nullable(),
});

export const userSwitch = z.strictObject({ version: z.int().min(1), disabled: z.boolean() });

/** What still hangs on somebody who is to go. None of it goes with him but sessions and links that nobody used. */
export const userHoldings = z.object({
  lastOwner: z.boolean(),
  agent: z.object({ id: z.string(), name: z.string() }).nullable(),
  apiKeys: z.array(z.object({ id: z.string(), name: z.string() })),
  openInvitations: z.int(),
  openSessions: z.int(),
});

/** The version that was seen, of what is deleted. */
export const userVersion = z.object({ version: z.coerce.number().int().min(1) });
