import { ProblemError } from "../../problem-error.ts";

/** Whether the API says of a field, such as the password that proves who asks, that it is not right. */
export function isWrong(error: Error | null, field: "password" | "code"): boolean {
  return error instanceof ProblemError && error.fields[field] === "wrong";
}
