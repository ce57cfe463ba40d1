import { isRecord } from "../parse-json.ts";
import { checkEvent } from "./check-event.ts";
import type { Batch } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const MAX_EVENTS = 1000;
const KEYS = new Set(["data", "test_event_code", "partner_agent", "access_token", "appsecret_proof"]);

/** One bad event refuses all of them, and nothing tells which one it was. */
export function checkBody(body: unknown, nowMs: number): Batch | { problem: Problem } {
  if (!isRecord(body) || !Array.isArray(body["data"]) || body["data"].length === 0)
    return { problem: { status: 400, code: 100, message: "(#100) The parameter data is required" } };
  const problem = checkEnvelope(body);
  if (problem) return { problem };
  const events = [];
  for (const event of body["data"]) {
    if (!isRecord(event)) return { problem: invalid("An event is an object.") };
    const problem = checkEvent(event, nowMs);
    if (problem) return { problem };
    events.push(event);
  }
  const code = body["test_event_code"];
  return { events, testEventCode: typeof code === "string" ? code : undefined };
}

function checkEnvelope({ data, ...body }: Record<string, unknown>): Problem | undefined {
  const unknownKey = Object.keys(body).find((key) => !KEYS.has(key));
  if (unknownKey !== undefined) return invalid(`Beside data there is no ${unknownKey}.`);
  if (Array.isArray(data) && data.length > MAX_EVENTS) return invalid(`More than ${MAX_EVENTS} events.`);
  const { test_event_code: testEventCode = "TEST", partner_agent: partnerAgent = "partner" } = body;
  if (typeof testEventCode !== "string" || testEventCode === "") return invalid("test_event_code is a text.");
  if (typeof partnerAgent !== "string" || partnerAgent.length >= 23 || !/[a-z].*[a-z]/i.test(partnerAgent))
    return invalid("partner_agent has under 23 characters, two letters among them.");
  return undefined;
}
