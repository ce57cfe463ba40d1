import { env } from "cloudflare:workers";
import type { Permission } from "@rotator/shared/contract/permissions";
import { KEY_SCOPES } from "@rotator/shared/contract/permissions";
import { createApiKey } from "../src/office/db/api-keys.ts";
import office from "../src/office/index.ts";

const ORIGIN = "http://localhost:8787";

/** A key that may do all that keys may, or what is named. */
export async function makeKey(scopes: readonly Permission[] = KEY_SCOPES, expiresAt: number | null = null) {
  return createApiKey(env.DB, { name: "test", scopes, expiresAt, createdBy: null });
}

export interface Answer {
  status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what the API says is what the test is about
  body: any;
  headers: Headers;
}

/** Asks through the office's own door, with a key or with whatever headers are given. */
export async function askApi(
  method: string,
  path: string,
  {
    key,
    body,
    headers = {},
    origin = ORIGIN,
  }: { key?: string; body?: unknown; headers?: Record<string, string>; origin?: string } = {},
): Promise<Answer> {
  const request = new Request<unknown, IncomingRequestCfProperties>(`${origin}/api${path}`, {
    method,
    headers: {
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await office.fetch(request, env);
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
