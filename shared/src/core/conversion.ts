/** Ad platforms that conversion events can be told to. */
export const PLATFORMS = ["meta"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** `delivered` and `rejected` are final; `held` waits for a person to mend the configuration. */
export const CONVERSION_STATES = ["waiting", "sending", "delivered", "held", "rejected"] as const;
export type ConversionState = (typeof CONVERSION_STATES)[number];

/** Why an event was not accepted (yet), or a pixel is held; people read words made of these. */
export const DELIVERY_REASONS = [
  // Found before sending.
  "too_old",
  "too_little_customer_data",
  "malformed_event_name",
  "missing_value",
  "malformed_currency",
  "malformed_facts",
  // Tried again.
  "no_answer",
  "server_error",
  "unreadable_answer",
  "temporary_error",
  "throttled",
  "blocked_by_policy",
  "unknown_error",
  // Given up.
  "tried_too_long",
  // Held.
  "token_refused",
  "permission_missing",
  "unknown_dataset",
  "version_refused",
  "token_unreadable",
  "pixel_off",
  // Refused by the platform.
  "refused",
] as const;
export type DeliveryReason = (typeof DELIVERY_REASONS)[number];

export const STANDARD_CLICK_EVENTS = ["ViewContent", "Lead", "Contact"] as const;
export const NO_CLICK_EVENT = "none";

// A custom event's name at Meta has 50 characters at most.
const EVENT_NAME = /^[A-Za-z][A-Za-z0-9_ -]{0,48}[A-Za-z0-9_]$/;

/** A name that an event may have; one that differs from a standard name in case alone would count as another event there. */
export function isEventName(name: string): boolean {
  if (!EVENT_NAME.test(name)) return false;
  const lower = name.toLowerCase();
  if (lower === NO_CLICK_EVENT) return false;
  return STANDARD_EVENTS.every((standard) => standard === name || standard.toLowerCase() !== lower);
}

export type ClickEventProblem = "malformed" | "needs_value";

/** Why a click cannot be told under this name. */
export function findClickEventProblem(name: string): ClickEventProblem | undefined {
  if (name === NO_CLICK_EVENT) return undefined;
  if (!isEventName(name)) return "malformed";
  return name === "Purchase" ? "needs_value" : undefined;
}

/** Meta's standard events. */
const STANDARD_EVENTS = [
  ...STANDARD_CLICK_EVENTS,
  "AddPaymentInfo",
  "AddToCart",
  "AddToWishlist",
  "CompleteRegistration",
  "CustomizeProduct",
  "Donate",
  "FindLocation",
  "InitiateCheckout",
  "PageView",
  "Purchase",
  "Schedule",
  "Search",
  "StartTrial",
  "SubmitApplication",
  "Subscribe",
];
