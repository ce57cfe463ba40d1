import { randomBytes } from "node:crypto";
import { answerJson, type Answer } from "../reply.ts";

/** Why a request is refused, as Meta numbers it. */
export interface Problem {
  status: number;
  code: number;
  subcode?: number | undefined;
  isTransient?: boolean;
  message: string;
  title?: string;
  explanation?: string;
}

export const UNKNOWN_TOKEN: Problem = {
  status: 401,
  code: 190,
  message: "Invalid OAuth access token data.",
};

export function unknownDataset(id: string): Problem {
  const reason =
    "does not exist, cannot be loaded due to missing permissions, or does not support this operation";
  const message = `Unsupported post request. Object with ID '${id}' ${reason}. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  return { status: 400, code: 100, subcode: 33, message };
}

/** One of Meta's many refusals of a parameter; `explanation` is for the developer who meets it. */
export function invalid(explanation: string, subcode?: number, title = "Invalid Parameter"): Problem {
  return { status: 400, code: 100, subcode, message: "Invalid parameter", title, explanation };
}

export function answerProblem(problem: Problem, headers?: Record<string, string>): Answer {
  const { status, code, subcode, isTransient = false, message, title, explanation } = problem;
  const error = {
    message,
    type: "OAuthException",
    code,
    ...(subcode === undefined ? {} : { error_subcode: subcode }),
    is_transient: isTransient,
    ...(title === undefined ? {} : { error_user_title: title, error_user_msg: explanation }),
    fbtrace_id: makeTraceId(),
  };
  return answerJson(status, { error }, headers);
}

export function makeTraceId(): string {
  return `A${randomBytes(16).toString("base64url")}`;
}
