import type { Context } from "hono";
import { describeError } from "../db/database-unavailable.ts";
import { countTry, forgetTry } from "../db/sign-in-tries.ts";
import { readIp } from "../read-ip.ts";
import { withTimeLimit } from "../time-limit.ts";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";
import { hashAccount } from "./hash-account.ts";

const TRIES_A_MINUTE = 5;
const COUNTING_LIMIT_MS = 5_000;
const FORGIVING_LIMIT_MS = 500;

/** What a try is counted under: where it comes from, and whose door it is at. */
export type TryKeys = readonly string[];

/** Refuses the sixth try within a minute from one address or at one account. */
export async function limitTries(c: Context<ApiEnv>, kind: string, account?: string): Promise<TryKeys> {
  const keys = [`${kind} ${readAddress(c.req.header("cf-connecting-ip"))}`];
  if (account !== undefined) keys.push(`${kind} ${await hashAccount(account)}`);
  return countTries(c, keys);
}

/** The same at an account's own browsers, all of them together: nobody else can use up what they may try. */
export async function limitKnownTries(c: Context<ApiEnv>, kind: string, account: string): Promise<TryKeys> {
  return countTries(c, [`${kind} known ${await hashAccount(account)}`]);
}

/** What cannot be counted is not tried: whoever can slow the database down would guess without end. */
async function countTries(c: Context<ApiEnv>, keys: TryKeys): Promise<TryKeys> {
  const waitMs = await withTimeLimit(
    countTry(c.env.DB, keys, TRIES_A_MINUTE, Date.now()),
    COUNTING_LIMIT_MS,
  ).catch((error: unknown) => {
    console.error({ event: "sign_in.tries_not_counted", error: describeError(error) });
    throw new ApiError(503, "unavailable", "The database does not answer. Try again in a moment.");
  });
  if (waitMs > 0) throw tooMany(Math.ceil(waitMs / 1_000));
  return keys;
}

export async function forgiveTry(c: Context<ApiEnv>, keys: TryKeys): Promise<void> {
  await withTimeLimit(forgetTry(c.env.DB, keys), FORGIVING_LIMIT_MS).catch(() => {});
}

export function tooMany(seconds: number): ApiError {
  const detail = `Too many tries. Try again in ${seconds} seconds.`;
  return new ApiError(429, "too_many_tries", detail, undefined, {
    headers: { "retry-after": String(seconds) },
  });
}

/** One of IPv6 stands for its /64, which one subscriber has all of. */
function readAddress(text: string | undefined): string {
  const ip = readIp(text ?? "");
  if (ip === undefined) return "unknown";
  return ip.version === 4 ? ip.bytes.join(".") : ip.groups.slice(0, 4).join(":");
}
