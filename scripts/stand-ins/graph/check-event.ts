import { invalid, type Problem } from "./problem.ts";
import type { GraphEvent } from "./memory.ts";

export function checkEvent(event: GraphEvent, _nowMs: number): Problem | undefined {
  return typeof event["event_name"] === "string" ? undefined : invalid("event_name is missing.");
}
