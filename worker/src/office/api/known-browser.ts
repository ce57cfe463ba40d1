import type { Context } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { deriveSecret } from "../sign-in/derive-secret.ts";
import { cookieAttributes, cookiePrefix } from "../sign-in/session-rules.ts";
import type { ApiEnv } from "./api-env.ts";
import { hashAccount } from "./hash-account.ts";

// The longest that browsers keep one.
const LIFE_SECONDS = 400 * 86_400;

/** Whether this person was let in by this browser before: strangers' tries at the account are then not counted against it. */
export async function isKnownBrowser(c: Context<ApiEnv>, email: string): Promise<boolean> {
  const secret = await deriveSecret(c.env.ENCRYPTION_KEY);
  if (secret === undefined) return false;
  return (await getSignedCookie(c, secret, cookieName(c))) === (await hashAccount(email));
}

export async function rememberBrowser(c: Context<ApiEnv>, email: string): Promise<void> {
  const secret = await deriveSecret(c.env.ENCRYPTION_KEY);
  if (secret === undefined || (await isKnownBrowser(c, email))) return;
  const attributes = { ...cookieAttributes(new URL(c.req.url)), maxAge: LIFE_SECONDS };
  await setSignedCookie(c, cookieName(c), await hashAccount(email), secret, attributes);
}

function cookieName(c: Context<ApiEnv>): string {
  return `${cookiePrefix(new URL(c.req.url))}.known`;
}
