import type { DeliveryReason } from "@rotator/shared/core/conversion";
import type { ClaimedEvent } from "../db/outbox.ts";

const HOUR_MS = 3_600_000;
/** Meta refuses a whole request for one event that is older than seven days; what is on its way needs some minutes. */
export const OLDEST_EVENT_MS = 7 * 24 * HOUR_MS - 300_000;
const LONGEST_TRYING_MS = 24 * HOUR_MS;

const FIRST_DELAY_MS = 20_000;
const LONGEST_DELAY_MS = 1_800_000;

/** Why an event is tried no more: a day after trying began, without the time held, or when it is too old for any platform. */
export function findTimeProblem(event: ClaimedEvent, nowMs: number): DeliveryReason | undefined {
  if (nowMs >= event.eventAt + OLDEST_EVENT_MS) return "too_old";
  if (nowMs >= event.startedAt + event.heldMs + LONGEST_TRYING_MS) return "tried_too_long";
  return undefined;
}

/** Twice as long after each try, up to half an hour; `random` below 1 spreads it by a quarter to both sides. */
export function backOffMs(tries: number, random: number): number {
  const delay = Math.min(FIRST_DELAY_MS * 2 ** Math.max(0, tries - 1), LONGEST_DELAY_MS);
  return Math.round(delay * (0.75 + random / 2));
}
