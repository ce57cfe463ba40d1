import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { it } from "vitest";
import type { ConversionFacts } from "../conversion-facts.ts";
import type { OutgoingEvent } from "../destination.ts";
import { buildPayload } from "./build-payload.ts";
import { findProblem } from "./check-event.ts";

const NOW = 1_795_000_000_000;
const DAY_MS = 86_400_000;
const USER_AGENT = "Mozilla/5.0";
const IP = "36.68.10.20";

it.for<[name: string, more: Partial<OutgoingEvent>, facts: Partial<ConversionFacts>]>([
  ["a click's", {}, {}],
  ["with nothing but a name in two words", {}, { name: "Budi Santoso" }],
  ["with nothing but an e-mail address", {}, { email: "budi@brand.com" }],
  ["with nothing but an IP address", {}, { ip: IP }],
  ["with nothing but a first name", {}, { name: "Budi" }],
  ["of nearly 7 days ago", { eventAt: NOW - 7 * DAY_MS + 300_000 }, { ip: IP }],
  ["of tomorrow", { eventAt: NOW + DAY_MS }, { ip: IP }],
  ["with a name of its own", { eventName: "Chat started" }, { ip: IP }],
  ["Purchase", { eventName: "Purchase" }, { ip: IP, custom: { value: 0, currency: "idr" } }],
  ["Lead without value", { eventName: "Lead" }, { ip: IP, custom: { currency: "rupiah" } }],
])("an event %s may go, with its user agent", ([, more, facts], { expect }) => {
  const known = Object.keys(facts).length === 0 ? { ip: IP } : facts;
  expect(find(more, { ...known, userAgent: USER_AGENT })).toBeUndefined();
});

it.for<[reason: DeliveryReason, more: Partial<OutgoingEvent>, facts: Partial<ConversionFacts>]>([
  ["too_old", { eventAt: NOW - 7 * DAY_MS + 299_999 }, { ip: IP }],
  ["too_old", { eventAt: 0 }, { ip: IP }],
  ["malformed_event_name", { eventName: "" }, { ip: IP }],
  ["malformed_event_name", { eventName: "lead" }, { ip: IP }],
  ["malformed_event_name", { eventName: "none" }, { ip: IP }],
  ["malformed_event_name", { eventName: "x".repeat(51) }, { ip: IP }],
  ["malformed_facts", {}, { ip: IP, url: "" }],
  ["malformed_facts", {}, { ip: IP, url: "ftp://link.brand.com/" }],
  ["malformed_facts", { eventAt: Number.NaN }, { ip: IP }],
  ["too_little_customer_data", {}, {}],
  ["too_little_customer_data", {}, { ip: IP, email: "budi@brand.com", name: "Budi" }],
  ["too_little_customer_data", {}, { ip: IP, email: "budi@brand.com", userAgent: "\u00a0" }],
  ["too_little_customer_data", {}, { userAgent: USER_AGENT }],
  ["too_little_customer_data", {}, { country: "ID" }],
  ["too_little_customer_data", {}, { userAgent: USER_AGENT, country: "ID" }],
  ["too_little_customer_data", {}, { name: "Budi" }],
  ["too_little_customer_data", {}, { ip: "192.168.1.1", email: "budi", phone: "x", userAgent: USER_AGENT }],
  ["missing_value", { eventName: "Purchase" }, { ip: IP, userAgent: USER_AGENT }],
  [
    "missing_value",
    { eventName: "Purchase" },
    { ip: IP, userAgent: USER_AGENT, custom: { currency: "IDR" } },
  ],
  [
    "missing_value",
    { eventName: "Purchase" },
    { ip: IP, userAgent: USER_AGENT, custom: { value: -1, currency: "IDR" } },
  ],
  [
    "missing_value",
    { eventName: "Purchase" },
    { ip: IP, userAgent: USER_AGENT, custom: { value: Number.NaN, currency: "IDR" } },
  ],
  ["malformed_currency", { eventName: "Purchase" }, { ip: IP, userAgent: USER_AGENT, custom: { value: 1 } }],
  [
    "malformed_currency",
    { eventName: "Purchase" },
    { ip: IP, userAgent: USER_AGENT, custom: { value: 1, currency: "rupiah" } },
  ],
])("%s is found before sending: %j, %j", ([reason, more, facts], { expect }) => {
  expect(find(more, facts)).toBe(reason);
});

function find(more: Partial<OutgoingEvent>, facts: Partial<ConversionFacts>): DeliveryReason | undefined {
  const event: OutgoingEvent = {
    eventId: "cev_1",
    eventName: "Lead",
    eventAt: NOW,
    visitorId: undefined,
    facts: { url: "https://link.brand.com/wa/promo", ...facts },
    ...more,
  };
  return findProblem(event, buildPayload(event, { defaultCountry: "ID" }, NOW), NOW);
}
