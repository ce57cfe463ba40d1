import { type DeliveryReason, isEventName } from "@rotator/shared/core/conversion";
import type { OutgoingEvent } from "../destination.ts";
import type { MetaEvent, UserData } from "./build-payload.ts";

// Meta refuses what is older than 7 days; five minutes are for the way and for clocks.
const MAX_AGE_MS = 7 * 86_400_000 - 5 * 60_000;

/** Why Meta would refuse this event, and with it every other one of its request. */
export function findProblem(
  event: OutgoingEvent,
  built: MetaEvent,
  nowMs: number,
): DeliveryReason | undefined {
  if (!isEventName(event.eventName)) return "malformed_event_name";
  if (built.event_source_url === undefined || !Number.isFinite(event.eventAt)) return "malformed_facts";
  if (nowMs - event.eventAt > MAX_AGE_MS) return "too_old";
  if (isTooLittle(built.user_data)) return "too_little_customer_data";
  if (event.eventName === "Purchase") return findMoneyProblem(built);
  return undefined;
}

// Source: developers.facebook.com, Conversions API, "Best Practices", of the keys that we know: alone they are invalid.
const TOO_LITTLE = [["country", "client_user_agent"], ["fn"], ["ln"]];

function isTooLittle(userData: UserData): boolean {
  // Documented as required of a website's events.
  if (userData.client_user_agent === undefined) return true;
  const keys = Object.keys(userData);
  return TOO_LITTLE.some((set) => keys.every((key) => set.includes(key)));
}

function findMoneyProblem({ custom_data }: MetaEvent): DeliveryReason | undefined {
  if (custom_data?.value === undefined) return "missing_value";
  return custom_data.currency === undefined ? "malformed_currency" : undefined;
}
