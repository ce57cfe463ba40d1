import * as z from "zod";
import { ROLES } from "./permissions.ts";
import { email, newPassword, personName } from "./session.ts";

/** `invite`: a new person; `reset`: a new password for one who is there. */
export const INVITATION_KINDS = ["invite", "reset"] as const;

export const invitationSchema = z.object({
  id: z.string(),
  kind: z.enum(INVITATION_KINDS),
  role: z.enum(ROLES),
  agentId: z.string().nullable(),
  agentName: z.string().nullable(),
  /** Whose password, for `reset`. */
  userId: z.string().nullable(),
  userName: z.string().nullable(),
  createdBy: z.string().nullable(),
  createdAt: z.int(),
  expiresAt: z.int(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** `agentId` is for `staff`, who need one, and for nobody else. */
export const invitationInput = z.strictObject({
  role: z.enum(ROLES, "unknown"),
  agentId: z.string().max(40, "too_long").nullable().default(null),
});

export const resetLinkInput = z.strictObject({ userId: z.string().max(40, "too_long") });

/** The token is shown this once; the link is the admin's `/join#token`. */
export const madeInvitation = invitationSchema.extend({ token: z.string() });

const token = z.string().trim().min(1, "empty").max(100, "too_long");

export const invitationToken = z.strictObject({ token });

/** What somebody who holds the link may know. */
export const shownInvitation = z.object({
  kind: z.enum(INVITATION_KINDS),
  role: z.enum(ROLES),
  /** The CS's, or the name of whose password it is. */
  name: z.string().nullable(),
  expiresAt: z.int(),
});

export const acceptInput = z.strictObject({ token, name: personName, email, password: newPassword });

export const resetPasswordInput = z.strictObject({ token, password: newPassword });
