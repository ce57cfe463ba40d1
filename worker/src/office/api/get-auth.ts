import type { Context } from "hono";
import { makeAuth } from "../sign-in/auth.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";

/** Sign-in's own functions, with the headers that they read; what they answer is for `handOver`. */
export async function getAuth(c: Context<ApiEnv>) {
  const auth = await makeAuth(c.env, new URL(c.req.url));
  if (!auth)
    throw new ApiError(
      503,
      "not_configured",
      "The secret ENCRYPTION_KEY of the office is missing or malformed.",
    );
  return { api: auth.api, ask: { headers: c.req.raw.headers, asResponse: true as const } };
}
