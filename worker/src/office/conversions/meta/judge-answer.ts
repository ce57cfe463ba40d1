import type { DeliveryReason } from "@rotator/shared/core/conversion";
import type { Delivery, PlatformAnswer } from "../destination.ts";
import { readThrottle } from "./read-throttle.ts";
import { scrubMessage } from "./scrub-message.ts";

// Source: developers.facebook.com, Graph API "Handling Errors", Marketing API "Error Codes" and "Rate Limiting".
const THROTTLED = new Set([4, 17, 32, 341, 613, 80000, 80003, 80004, 80014]);
const BLOCKED_BY_POLICY = 368;
const TEMPORARY = 2;
// 104: a token is asked for.
const TOKEN_REFUSED = new Set([190, 102, 104]);
const PERMISSION_MISSING = new Set([3, 10]);
// Besides 100/33: no such address, no such name, a version of Graph that has ended.
const UNKNOWN_DATASET = new Set([2500, 803]);
const INVALID_PARAMETER = 100;
const UNKNOWN_OBJECT = 33;
// A version of Graph that is no longer served.
const VERSION_REFUSED = 2635;
const CLIENT_ERRORS = new Set([105, 2650]);
const REASONS_BY_SUBCODE = new Map<number | undefined, DeliveryReason>([
  [2804003, "too_old"],
  [2804050, "too_little_customer_data"],
  [2804009, "missing_value"],
  [2804066, "malformed_event_name"],
]);

const BLOCKED_MS = 60 * 60_000;
/** Of errors that may last for ever. */
const MAX_TRIES = 6;

export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** What Meta's answer to a request with so many events means for them. */
export function judgeAnswer(http: HttpAnswer, eventsSent: number): Delivery {
  const json = readObject(parse(http.body));
  const error = readObject(json?.error);
  const code = readInteger(error?.code);
  const answer = describeAnswer(http.status, json, error);
  // A redirect is not followed: the token must not travel.
  if (http.status >= 300 && http.status < 400) return retry("unreadable_answer", answer);
  if (code !== undefined) return judgeError(code, error?.is_transient === true, answer, http.headers);
  if (http.status === 429) return throttle(answer, http.headers);
  if (http.status >= 500) return retry("server_error", answer);
  const accepted = readInteger(json?.events_received);
  if (http.status !== 200 || accepted === undefined) return retry("unreadable_answer", answer);
  // Meta takes all or nothing. Should it ever take some, it does not say which, and none may be sent a second time.
  if (accepted === 0) return reject("refused", answer);
  return {
    outcome: "delivered",
    answer: accepted === eventsSent ? answer : { ...answer, received: accepted },
  };
}

/** By the code alone: the HTTP status of an error tells nothing reliable. */
function judgeError(code: number, transient: boolean, answer: PlatformAnswer, headers: Headers): Delivery {
  const { subcode } = answer;
  if (THROTTLED.has(code)) return throttle(answer, headers);
  if (code === BLOCKED_BY_POLICY) return { ...retry("blocked_by_policy", answer), pixelWaitsMs: BLOCKED_MS };
  if (transient || code === TEMPORARY) return retry("temporary_error", answer);
  if (TOKEN_REFUSED.has(code)) return hold("token_refused", answer);
  if (CLIENT_ERRORS.has(code)) return reject("refused", answer);
  if (PERMISSION_MISSING.has(code) || (code >= 200 && code <= 299)) return hold("permission_missing", answer);
  if (code === VERSION_REFUSED) return hold("version_refused", answer);
  if (UNKNOWN_DATASET.has(code)) return hold("unknown_dataset", answer);
  if (code === INVALID_PARAMETER && subcode === UNKNOWN_OBJECT) return hold("unknown_dataset", answer);
  if (code === INVALID_PARAMETER) return reject(REASONS_BY_SUBCODE.get(subcode) ?? "refused", answer);
  return { ...retry("unknown_error", answer), maxTries: MAX_TRIES };
}

function retry(reason: DeliveryReason, answer: PlatformAnswer): Delivery & { outcome: "retry" } {
  return { outcome: "retry", reason, answer };
}

function throttle(answer: PlatformAnswer, headers: Headers): Delivery {
  return { ...retry("throttled", answer), pixelWaitsMs: readThrottle(headers) };
}

function hold(reason: DeliveryReason, answer: PlatformAnswer): Delivery {
  return { outcome: "hold", reason, answer };
}

function reject(reason: DeliveryReason, answer: PlatformAnswer): Delivery {
  return { outcome: "rejected", reason, answer };
}

function describeAnswer(
  status: number,
  json: Record<string, unknown> | undefined,
  error: Record<string, unknown> | undefined,
): PlatformAnswer {
  const code = readInteger(error?.code);
  const subcode = readInteger(error?.error_subcode);
  const traceId = readTraceId(error?.fbtrace_id ?? json?.fbtrace_id);
  const message = typeof error?.message === "string" ? scrubMessage(error.message) : undefined;
  return {
    status,
    ...(code !== undefined && { code }),
    ...(subcode !== undefined && { subcode }),
    ...(traceId !== undefined && { traceId }),
    ...(message !== undefined && { message }),
  };
}

function readTraceId(value: unknown): string | undefined {
  return typeof value === "string" && /^[\w./+=-]{1,64}$/.test(value) ? value : undefined;
}

function readInteger(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
}

function readObject(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  // Safe: an object whose values stay unknown.
  return value as Record<string, unknown>;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
