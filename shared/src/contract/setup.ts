import * as z from "zod";
import { email, newPassword, personName } from "./session.ts";

export const LANGUAGES = ["en", "id"] as const;

/** `needed`: there is no owner yet. */
export const setupState = z.object({ needed: z.boolean() });

const token = z.string().trim().min(1, "empty").max(200, "too_long");

export const setupInput = z.strictObject({
  token,
  name: personName,
  email,
  password: newPassword,
  language: z.enum(LANGUAGES, "unknown"),
  /** IANA */
  timeZone: z.string().min(1, "empty").max(60, "too_long"),
  /** ISO 3166, two capitals. */
  country: z.string().regex(/^[A-Z]{2}$/, "malformed"),
  /** ISO 4217, three capitals. */
  currency: z.string().regex(/^[A-Z]{3}$/, "malformed"),
});
export type SetupInput = z.infer<typeof setupInput>;

/** An owner who is locked out gets a new password; two-factor sign-in is turned off. */
export const recoverInput = z.strictObject({ token, email, password: newPassword });
