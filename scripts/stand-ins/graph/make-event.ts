import { createHash } from "node:crypto";
import type { GraphEvent } from "./memory.ts";

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** A good event; `undefined` takes a key away. */
export function makeEvent(
  changes: Record<string, unknown> = {},
  userData: Record<string, unknown> = {},
): GraphEvent {
  return {
    event_name: "Lead",
    event_time: nowSeconds() - 60,
    event_id: "evt_1",
    action_source: "website",
    event_source_url:
      "https://link.brand.test/wa/promo?utm_source=ig&utm_campaign=Promo+01-11-2026&fbclid=IwAR0_aB",
    user_data: {
      client_ip_address: "2001:db8::7",
      client_user_agent:
        "Mozilla/5.0 (Linux; Android 14; SM-A546E) [FB_IAB/FB4A;FBAV/482.0.0.45.109;FBBV/628123456789;]",
      fbc: `fb.1.${Date.now()}.IwAR0_aB`,
      fbp: `fb.1.${Date.now()}.1234567890`,
      external_id: sha256("vis_1"),
      country: [sha256("id")],
      ...userData,
    },
    ...changes,
  };
}
