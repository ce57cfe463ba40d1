import { checkCustomData } from "./check-custom-data.ts";
import { checkDataProcessing } from "./check-data-processing.ts";
import { checkEventTime } from "./check-event-time.ts";
import { checkPersonalData } from "./check-personal-data.ts";
import { checkUserData } from "./check-user-data.ts";
import { checkWebsite } from "./check-website.ts";
import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const KEYS = new Set([
  "event_name",
  "event_time",
  "event_id",
  "event_source_url",
  "referrer_url",
  "action_source",
  "opt_out",
  "user_data",
  "custom_data",
  "data_processing_options",
  "data_processing_options_country",
  "data_processing_options_state",
  "messaging_channel",
  "app_data",
]);
const ACTION_SOURCES = new Set([
  "email",
  "website",
  "app",
  "phone_call",
  "chat",
  "physical_store",
  "system_generated",
  "business_messaging",
  "other",
]);
const MESSAGING_CHANNELS = new Set(["whatsapp", "messenger", "instagram"]);

export function checkEvent(event: GraphEvent, nowMs: number): Problem | undefined {
  return (
    checkFields(event) ??
    checkEventTime(event, nowMs) ??
    checkWebsite(event) ??
    checkUserData(event["user_data"], nowMs) ??
    checkCustomData(event) ??
    checkDataProcessing(event) ??
    checkPersonalData(event)
  );
}

function checkFields(event: GraphEvent): Problem | undefined {
  const unknownKey = Object.keys(event).find((key) => !KEYS.has(key));
  if (unknownKey !== undefined) return invalid(`An event has no ${unknownKey}.`);
  const { event_name: name, event_id: id, action_source: source, opt_out: optOut = false } = event;
  if (typeof name !== "string" || name.trim() === "" || name.length > 50)
    return invalid("event_name is a text of 1 to 50 characters.");
  // Meta can do without it; we cannot, since it is what makes a second try harmless.
  if (typeof id !== "string" || id === "") return invalid("event_id is missing.");
  if (typeof source !== "string" || !ACTION_SOURCES.has(source))
    return invalid("action_source is missing or unknown.");
  if (typeof optOut !== "boolean") return invalid("opt_out is true or false.");
  const channel = event["messaging_channel"];
  if ((source === "business_messaging") !== (channel !== undefined))
    return invalid("messaging_channel and business_messaging go together.");
  if (channel !== undefined && !(typeof channel === "string" && MESSAGING_CHANNELS.has(channel)))
    return invalid("messaging_channel is unknown.");
  return undefined;
}
