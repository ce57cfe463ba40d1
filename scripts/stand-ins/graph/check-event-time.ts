import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const DAY_SECONDS = 24 * 60 * 60;
const MAX_AHEAD_SECONDS = 60;
const TOO_OLD = 2_804_003;

export function checkEventTime(event: GraphEvent, nowMs: number): Problem | undefined {
  const time = event["event_time"];
  if (typeof time !== "number" || !Number.isInteger(time)) return invalid("event_time is whole seconds.");
  const ageSeconds = nowMs / 1000 - time;
  // Milliseconds in place of seconds end here as well.
  if (ageSeconds < -MAX_AHEAD_SECONDS) return invalid("event_time is in the future.");
  const maxDays = event["action_source"] === "physical_store" ? 62 : 7;
  if (ageSeconds <= maxDays * DAY_SECONDS) return undefined;
  const explanation = `The timestamp for this event is too far in the past. Events need to be sent from your server within ${maxDays} days of when they occurred.`;
  return invalid(explanation, TOO_OLD, "Event Timestamp Too Old");
}
