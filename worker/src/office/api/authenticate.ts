import type { Context, MiddlewareHandler } from "hono";
import { getSignedCookie, setSignedCookie } from "hono/cookie";
import { useApiKey } from "../db/api-keys.ts";
import { loadSession, type OpenSession, touchSession } from "../db/sessions.ts";
import { deriveSecret } from "../sign-in/derive-secret.ts";
import { cookieAttributes, cookiePrefix, LONGEST_SESSION_MS, sessionMs } from "../sign-in/session-rules.ts";
import type { Actor } from "./actor.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

/** Finds out who asks, by key or by session; nobody gets further without. */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const authorization = c.req.header("authorization");
  const actor = authorization === undefined ? await findPerson(c) : await findKey(c.env.DB, authorization);
  if (!actor) throw new ApiError(401, "unauthenticated", "Sign in, or send a valid API key.");
  c.set("actor", actor);
  await next();
};

async function findKey(db: D1Database, authorization: string): Promise<Actor | undefined> {
  const key = /^Bearer (wr_[\w]{6}_[\w]{24})$/.exec(authorization)?.[1];
  if (key === undefined) return undefined;
  const found = await useApiKey(db, key, Date.now());
  return found && { kind: "key", id: found.id, name: found.name, scopes: found.scopes };
}

/** As he is in the database now: who was switched off or has another role has it with this very request. */
async function findPerson(c: Context<ApiEnv>): Promise<Actor | undefined> {
  const url = new URL(c.req.url);
  const name = `${cookiePrefix(url)}.session_token`;
  const secret = await deriveSecret(c.env.ENCRYPTION_KEY);
  if (secret === undefined) return undefined;
  const token = await getSignedCookie(c, secret, name);
  if (!token) return undefined;
  const now = Date.now();
  const session = await loadSession(c.env.DB, token, now);
  if (!session) return undefined;
  c.set("session", session);
  if (await touchSession(c.env.DB, session, sessionMs(session.role), now)) {
    const maxAge = LONGEST_SESSION_MS / 1_000;
    await setSignedCookie(c, name, token, secret, { ...cookieAttributes(url), maxAge });
  }
  return toActor(session);
}

export function toActor({
  userId,
  name,
  role,
  agentId,
}: Pick<OpenSession, "userId" | "name" | "role" | "agentId">): Actor {
  return { kind: "user", id: userId, name, role, agentId: agentId ?? undefined };
}
