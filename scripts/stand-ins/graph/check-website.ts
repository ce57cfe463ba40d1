import { isRecord } from "../parse-json.ts";
import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

/**
 * Documented as required for a website's events. The live API takes them without the user agent all the same; we
 * never want to rely on that.
 */
export function checkWebsite(event: GraphEvent): Problem | undefined {
  if (event["action_source"] !== "website") return undefined;
  if (event["event_source_url"] === undefined) return invalid("event_source_url is missing.");
  const userData = event["user_data"];
  if (isRecord(userData) && userData["client_user_agent"] === undefined)
    return invalid("client_user_agent is missing.");
  return undefined;
}
