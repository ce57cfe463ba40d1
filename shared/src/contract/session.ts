import * as z from "zod";
import { LANGUAGES } from "../core/delivery-words.ts";
import { ROLES } from "./permissions.ts";

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "empty")
  .max(200, "too_long")
  .pipe(z.email("malformed"));

export const personName = z.string().trim().min(1, "empty").max(80, "too_long");

export const PASSWORD_LENGTH = { min: 10, max: 128 };
export const newPassword = z
  .string()
  .min(1, "empty")
  .min(PASSWORD_LENGTH.min, "too_short")
  .max(PASSWORD_LENGTH.max, "too_long");

/** A password that is only compared: whatever was typed. */
const password = z.string().min(1, "empty").max(PASSWORD_LENGTH.max, "too_long");

const sixDigits = z
  .string()
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "malformed"));

/** As people copy it from paper: with or without the dash, in capitals or not. */
const recoveryCode = z
  .string()
  .max(40, "too_long")
  .transform((typed) =>
    typed
      .replaceAll(/[\s-]/g, "")
      .toLowerCase()
      .replace(/^(.{5})(?=.)/, "$1-"),
  )
  .pipe(z.string().min(1, "empty"));

export const signInInput = z.strictObject({ email, password });

/** `two_factor`: the password was right, a code is wanted next. */
export const signInAnswer = z.object({ state: z.enum(["signed_in", "two_factor"]) });

/** From the authenticator, or a recovery code, which opens once. */
export const twoFactorInput = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("app"), code: sixDigits }),
  z.strictObject({
    kind: z.literal("recovery"),
    code: recoveryCode,
  }),
]);

export const sessionSchema = z.object({
  user: z.object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role: z.enum(ROLES),
    agentId: z.string().nullable(),
    twoFactor: z.boolean(),
  }),
  /** The session's own id, as `sessions` lists it. */
  id: z.string(),
  expiresAt: z.int(),
  /** An owner came back in with the setup token during the last 7 days: everybody is told. */
  ownerRecovered: z.object({ at: z.int(), name: z.string() }).nullable(),
  /** What times, numbers and money are written by. */
  deployment: z.object({
    /** Of the business; may be empty. */
    name: z.string(),
    language: z.enum(LANGUAGES),
    timeZone: z.string(),
    currency: z.string(),
    country: z.string(),
  }),
});
export type Session = z.infer<typeof sessionSchema>;

export const passwordCheck = z.strictObject({ password });

export const passwordChange = z.strictObject({ password, newPassword });

/** What the authenticator reads from a QR, and the codes that stand in for it; shown this once. */
export const twoFactorSetup = z.object({ uri: z.string(), recoveryCodes: z.array(z.string()) });

export const twoFactorConfirm = z.strictObject({ code: sixDigits });

export const recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const openSessionSchema = z.object({
  id: z.string(),
  current: z.boolean(),
  createdAt: z.int(),
  lastUsedAt: z.int(),
  expiresAt: z.int(),
  userAgent: z.string(),
});
export const openSessions = z.object({ items: z.array(openSessionSchema) });
