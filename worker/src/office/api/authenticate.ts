import type { MiddlewareHandler } from "hono";
import { useApiKey } from "../db/api-keys.ts";
import type { Actor } from "./actor.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

/** Finds out who asks, by key or by session; nobody gets further without. */
export const authenticate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const actor = await findActor(c.env.DB, c.req.header("authorization"));
  if (!actor) throw new ApiError(401, "unauthenticated", "Sign in, or send a valid API key.");
  c.set("actor", actor);
  await next();
};

async function findActor(db: D1Database, authorization: string | undefined): Promise<Actor | undefined> {
  const key = /^Bearer (wr_[\w]{6}_[\w]{24})$/.exec(authorization ?? "")?.[1];
  if (key === undefined) return undefined;
  const found = await useApiKey(db, key, Date.now());
  return found && { kind: "key", id: found.id, name: found.name, scopes: found.scopes };
}
