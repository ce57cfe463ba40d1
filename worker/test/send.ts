import { env } from "cloudflare:workers";
import { deliverConversions } from "../src/office/conversions/deliver-conversions.ts";
import { deliverPixel } from "../src/office/conversions/deliver-pixel.ts";
import { makeMetaDestination } from "../src/office/conversions/meta/meta-destination.ts";
import { quietOffice } from "./told-link.ts";

/** A minute in which old events are given up. */
export const QUARTER = Date.UTC(2026, 10, 22, 12, 15);

/** What a minute sends. */
export function cron(): Promise<void> {
  return deliverConversions(quietOffice, QUARTER);
}

/** Meta, waited for a moment only. */
export const impatient = makeMetaDestination({
  graphUrl: env.META_GRAPH_URL,
  defaultCountry: "ID",
  timeoutMs: 300,
});

export function sendImpatiently(pixelId: string): Promise<void> {
  return deliverPixel(quietOffice, pixelId, impatient, { calls: 500, untilMs: Date.now() + 20_000 });
}
