import type { ClickMessage, RecordedClick } from "@rotator/shared/core/click";
import { makeId, type IdPrefix } from "@rotator/shared/core/id";

export const INSTAGRAM_USER_AGENT =
  "Mozilla/5.0 (Linux; Android 14; Pixel 8 Build/UQ1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 Instagram 352.0.0.38.100 Android (34/14; 420dpi; 1080x2205; Google/google; Pixel 8; shiba; shiba; en_US; 661313120)";

export function makeTestId(prefix: IdPrefix, at = Date.now()): string {
  return makeId(prefix, at, crypto.getRandomValues(new Uint8Array(16)));
}

/** A first click of a new visitor from an ad, on a rotator of its own unless told. */
export function makeClick(fields: Partial<RecordedClick> = {}): RecordedClick {
  const at = fields.at ?? Date.now();
  return {
    id: makeTestId("clk", at),
    at,
    rotatorId: makeTestId("rot", at),
    agentId: makeTestId("agt", at),
    visitorId: makeTestId("vis", at),
    choice: "turn",
    rosterVersion: 1,
    verdict: "human",
    consent: "given",
    url: "https://link.example.com/wa/promo",
    query: "",
    userAgent: INSTAGRAM_USER_AGENT,
    language: "id-ID,id;q=0.9,en-US;q=0.8",
    ip: "203.0.113.77",
    country: "ID",
    region: "Jakarta",
    city: "Jakarta",
    ...fields,
  };
}

export function makePack(clicks: RecordedClick[], fields: Partial<ClickMessage> = {}): ClickMessage {
  return { v: 1, id: makeTestId("pck"), clicks, lost: 0, ...fields };
}

export function makeAdQuery(seed: string): string {
  const fbclid = `IwZXh0bgNhZW0BMABhZGlkAasW${seed}`.padEnd(150, "aZ3_x-Q7");
  const utm =
    "utm_source=ig&utm_medium=paid&utm_campaign=Promo%20November&utm_term=lookalike&utm_content=video-2";
  return `${utm}&campaign_id=120210000000000001&adset_id=120210000000000002&ad_id=120210000000000003&placement=Instagram_Stories&site_source_name=ig&fbclid=${fbclid}`;
}
