import type { Context } from "hono";
import * as z from "zod";
import type { ApiEnv } from "./api-env.ts";
import { ApiError } from "./api-error.ts";
import { tooMany } from "./limit-tries.ts";

const LOCKED_SECONDS = 900;
const failure = z.object({ code: z.string().default("") });

/** What sign-in answered: its cookies ride on our answer, its refusals become ours. */
export async function handOver(c: Context<ApiEnv>, response: Response): Promise<unknown> {
  for (const cookie of response.headers.getSetCookie()) c.header("set-cookie", cookie, { append: true });
  const text = await response.text();
  const body: unknown = text === "" ? {} : JSON.parse(text);
  if (response.ok) return body;
  throw explain(failure.safeParse(body).data?.code ?? "", response.status);
}

function explain(code: string, status: number): Error {
  switch (code) {
    case "INVALID_EMAIL_OR_PASSWORD":
    case "INVALID_EMAIL":
      return new ApiError(401, "wrong_credentials", "The email or the password is wrong.");
    case "DISABLED":
      return new ApiError(403, "disabled", "This account is switched off. Ask the owner.");
    case "INVALID_PASSWORD":
      return wrong("password");
    case "INVALID_CODE":
    case "INVALID_BACKUP_CODE":
      return wrong("code");
    case "INVALID_TWO_FACTOR_COOKIE":
    case "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE":
      return new ApiError(401, "sign_in_again", "Begin again with your email and password.");
    case "ACCOUNT_TEMPORARILY_LOCKED":
      return tooMany(LOCKED_SECONDS);
    case "TOTP_ALREADY_ENABLED":
    case "TWO_FACTOR_NOT_ENABLED":
    case "TOTP_NOT_ENABLED":
    case "BACKUP_CODES_NOT_ENABLED":
      return new ApiError(409, "two_factor_state", "Two-factor sign-in is not in the state for this.");
    default:
      return status === 401
        ? new ApiError(401, "unauthenticated", "Sign in first.")
        : new Error(`sign-in answered ${status} ${code}`);
  }
}

function wrong(field: string): ApiError {
  return new ApiError(422, "invalid", "It is not right.", { [field]: "wrong" });
}
