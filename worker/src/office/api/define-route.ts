import { createRoute, type RouteConfig } from "@hono/zod-openapi";
import type { Permission } from "@rotator/shared/contract/permissions";
import { problemSchema } from "@rotator/shared/contract/problem";
import type { MiddlewareHandler } from "hono";
import type * as z from "zod";
import { isAllowed } from "./actor.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

const PROBLEM = { content: { "application/problem+json": { schema: problemSchema } } };

/** A route that asks for a permission, and says so in the document: a test goes through them all. */
export function defineRoute<const R extends Omit<RouteConfig, "middleware">>(
  permission: Permission,
  config: R,
) {
  return createRoute({
    ...config,
    middleware: [allow(permission)],
    security: [{ session: [] }, { apiKey: [permission] }],
    "x-permission": permission,
  });
}

/** A route for whoever asks, since it is there to be let in by. */
export function defineOpenRoute<const R extends Omit<RouteConfig, "middleware">>(config: R) {
  return createRoute({ ...config, security: [], "x-permission": "everybody" });
}

/** A route about whoever is signed in; what a machine has is a key, and nothing of this. */
export function definePersonRoute<const R extends Omit<RouteConfig, "middleware">>(config: R) {
  return createRoute({
    ...config,
    middleware: [allowPerson],
    security: [{ session: [] }],
    "x-permission": "person",
  });
}

/** The answers that every route may give beside its own. */
export const PROBLEMS = {
  401: { description: "Nobody is signed in, and there is no valid key.", ...PROBLEM },
  403: { description: "This is not allowed to whoever asks.", ...PROBLEM },
  404: { description: "There is no such thing.", ...PROBLEM },
  409: { description: "Somebody else saved it first.", ...PROBLEM },
  422: { description: "Fields are wrong: `errors` names them.", ...PROBLEM },
} as const;

/** The same for routes that may be tried only so often. */
export const TRY_PROBLEMS = {
  ...PROBLEMS,
  429: { description: "Too many tries: `Retry-After` says when the next may come.", ...PROBLEM },
} as const;

/** Nothing to say but that it is done. */
export const DONE = { description: "Done." } as const;

export function jsonOf<T extends z.ZodType>(schema: T, description: string) {
  return { description, content: { "application/json": { schema } } };
}

export function bodyOf<T extends z.ZodType>(schema: T) {
  return { required: true, content: { "application/json": { schema } } };
}

function allow(permission: Permission): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!isAllowed(c.var.actor, permission))
      throw new ApiError(403, "forbidden", `This needs the permission ${permission}.`);
    await next();
  };
}

const allowPerson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (c.var.session === undefined) throw new ApiError(403, "forbidden", "This is for people, not for keys.");
  await next();
};
