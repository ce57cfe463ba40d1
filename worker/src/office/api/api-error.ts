import type { Problem } from "@rotator/shared/contract/problem";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Refusal } from "../db/change-refused.ts";

/** An answer that is not what was asked for. `errors`: a code for each field that is wrong. */
export class ApiError extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly errors: Record<string, string> | undefined;
  readonly headers: Record<string, string>;
  /** Names and times that the words for it need. */
  readonly about: Problem["about"];

  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: string,
    errors?: Record<string, string>,
    { headers = {}, about }: { headers?: Record<string, string>; about?: Problem["about"] } = {},
  ) {
    super(detail);
    this.name = "ApiError";
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = headers;
    this.about = about;
  }
}

export function notFound(what: string): ApiError {
  return new ApiError(404, "not_found", `There is no such ${what}.`);
}

export function fromRefusal(refusal: Refusal): ApiError {
  if (refusal.kind === "stale")
    return new ApiError(409, "stale", "Somebody saved this since you loaded it. Load it again.");
  if (refusal.kind === "missing") return new ApiError(404, "not_found", "It is not there any more.");
  return new ApiError(422, "invalid", "Some fields cannot be saved as they are.", refusal.fields);
}
