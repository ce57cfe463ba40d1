import { isRecord } from "../parse-json.ts";
import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const MISSING_VALUE = 2_804_009;

export function checkCustomData(event: GraphEvent): Problem | undefined {
  const customData = event["custom_data"] ?? {};
  if (!isRecord(customData)) return invalid("custom_data is an object.");
  const { value, currency } = customData;
  if (event["event_name"] === "Purchase" && (value === undefined || currency === undefined)) {
    const explanation = "A purchase event must include a value and its currency.";
    return invalid(explanation, MISSING_VALUE, "Missing Value for Purchase Event");
  }
  if (value !== undefined && (typeof value !== "number" || value < 0))
    return invalid("value is a number from 0 on.");
  if (currency !== undefined && (typeof currency !== "string" || !/^[A-Za-z]{3}$/.test(currency)))
    return invalid("currency is an ISO 4217 code.");
  return undefined;
}
