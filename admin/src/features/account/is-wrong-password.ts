import { ProblemError } from "../../problem-error.ts";

/** Whether the API refused the password that proves who asks. */
export function isWrongPassword(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === "wrong_credentials";
}
