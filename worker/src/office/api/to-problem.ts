import type { Problem } from "@rotator/shared/contract/problem";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { ChangeRefused } from "../db/change-refused.ts";
import { describeError } from "../db/database-unavailable.ts";
import { ApiError, fromRefusal } from "./api-error.ts";

const TITLES: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  413: "Content Too Large",
  415: "Unsupported Media Type",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  503: "Service Unavailable",
};

/** The only place that makes an error response. An error that nobody expected says nothing of itself. */
export function toProblem(error: unknown, c: Context): Response {
  const known = readError(error);
  if (known.status >= 500)
    console.error({ event: "api.failed", path: new URL(c.req.url).pathname, error: describeError(error) });
  const problem: Problem = {
    type: "about:blank",
    title: TITLES[known.status] ?? "Error",
    status: known.status,
    detail: known.message,
    code: known.code,
    ...(known.errors && { errors: known.errors }),
    ...(known.about && { about: known.about }),
  };
  return Response.json(problem, {
    status: known.status,
    headers: {
      ...known.headers,
      "content-type": "application/problem+json",
      "cache-control": "no-store",
    },
  });
}

function readError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof ChangeRefused) return fromRefusal(error.refusal);
  // Hono's own: a body that is no JSON, for one.
  if (error instanceof HTTPException && error.status < 500)
    return new ApiError(error.status, "bad_request", error.message || "The request cannot be read.");
  return new ApiError(500, "internal", "Something went wrong on our side. Try again in a moment.");
}
