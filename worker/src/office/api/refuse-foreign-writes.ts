import type { MiddlewareHandler } from "hono";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

const READING = new Set(["GET", "HEAD", "OPTIONS"]);

/** A page of another site may make a browser ask with our cookies; what it asks changes nothing. A key travels with no browser. */
export const refuseForeignWrites: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (!READING.has(c.req.method) && c.req.header("authorization") === undefined && isForeign(c.req.raw))
    throw new ApiError(403, "foreign_origin", "This must be asked from the admin's own pages.");
  await next();
};

function isForeign(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return true;
  const origin = request.headers.get("origin");
  return origin === null ? site === null : origin !== new URL(request.url).origin;
}
