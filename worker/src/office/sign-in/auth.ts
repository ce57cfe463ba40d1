import { APIError } from "better-auth/api";
import { type BetterAuthOptions, betterAuth } from "better-auth/minimal";
import { twoFactor } from "better-auth/plugins/two-factor";
import { makeAuthAdapter } from "../db/auth-adapter.ts";
import { newId } from "../db/new-id.ts";
import { loadUser } from "../db/list-users.ts";
import type { OfficeEnv } from "../env.ts";
import { deriveSecret } from "./derive-secret.ts";
import { makeRecoveryCodes } from "./make-recovery-codes.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { cookieAttributes, cookiePrefix, LONGEST_SESSION_MS, sessionMs } from "./session-rules.ts";

const NAME = "WhatsApp Rotator";
const USER_AGENT_LENGTH = 300;
const PREFIXES: Record<string, "usr" | "ses" | "acc" | "ver" | "tfa"> = {
  user: "usr",
  session: "ses",
  account: "acc",
  verification: "ver",
  twoFactor: "tfa",
};

/** Undefined where the deployment has no good ENCRYPTION_KEY. Of its addresses none is mounted: our own routes ask it. */
export async function makeAuth(env: OfficeEnv, url: URL) {
  const secret = await deriveSecret(env.ENCRYPTION_KEY);
  if (secret === undefined) return undefined;
  return betterAuth({
    appName: NAME,
    baseURL: url.origin,
    basePath: "/api/auth",
    trustedOrigins: [url.origin],
    secret,
    database: makeAuthAdapter(env.DB),
    // Never made by it, only known to it.
    user: { additionalFields: { role: { type: "string", required: true, input: false } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      password: { hash: hashPassword, verify: verifyPassword },
    },
    // `authenticate` prolongs them, each role's by its own time.
    session: { expiresIn: LONGEST_SESSION_MS / 1_000, disableSessionRefresh: true },
    databaseHooks: { session: { create: { before: (session) => openSession(env.DB, session) } } },
    advanced: {
      cookiePrefix: cookiePrefix(url),
      // The prefix says it already.
      useSecureCookies: false,
      defaultCookieAttributes: cookieAttributes(url),
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newId(PREFIXES[model] ?? "ver", Date.now()) },
    },
    plugins: [
      twoFactor({ issuer: NAME, backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes } }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    // Its words may hold addresses of people.
    logger: { disabled: true },
  } satisfies BetterAuthOptions);
}

async function openSession<T extends { userId: string; userAgent?: string | null | undefined }>(
  db: D1Database,
  session: T,
) {
  const user = await loadUser(db, session.userId);
  if (!user || user.disabledAt !== null)
    throw new APIError("FORBIDDEN", { code: "DISABLED", message: "This account is switched off." });
  const userAgent = session.userAgent?.slice(0, USER_AGENT_LENGTH) ?? null;
  return { data: { ...session, userAgent, expiresAt: new Date(Date.now() + sessionMs(user.role)) } };
}
