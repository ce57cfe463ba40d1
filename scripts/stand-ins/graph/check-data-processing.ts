import { isRecord } from "../parse-json.ts";
import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const UNITED_STATES = 1;
const FIRST_STATE = 1000;
const LAST_STATE = 1013;

/** Limited data use: its three keys stand in the event, and an empty list says that it is not wanted. */
export function checkDataProcessing(event: GraphEvent): Problem | undefined {
  const options = event["data_processing_options"];
  const country = event["data_processing_options_country"];
  const state = event["data_processing_options_state"];
  if (options === undefined || (Array.isArray(options) && options.length === 0))
    return country === undefined && state === undefined
      ? undefined
      : invalid("A country or state without LDU.");
  if (!Array.isArray(options) || options.length > 1 || options[0] !== "LDU")
    return invalid(`data_processing_options is [] or ["LDU"].`);
  if (country === 0 && state === 0) return checkLocatable(event);
  if (country === UNITED_STATES && isState(state)) return undefined;
  return invalid("data_processing_options_country and _state are 0 and 0, or 1 and a state.");
}

/** With 0 and 0 Meta finds the state out by the address. */
function checkLocatable({ user_data: userData }: GraphEvent): Problem | undefined {
  if (isRecord(userData) && userData["client_ip_address"] !== undefined) return undefined;
  return invalid("Without client_ip_address Meta cannot tell the state.");
}

function isState(state: unknown): boolean {
  return typeof state === "number" && Number.isInteger(state) && state >= FIRST_STATE && state <= LAST_STATE;
}
