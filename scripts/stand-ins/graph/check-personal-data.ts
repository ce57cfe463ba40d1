import { isRecord } from "../parse-json.ts";
import type { GraphEvent } from "./memory.ts";
import { invalid, type Problem } from "./problem.ts";

const PERSONAL_DATA = 9_000_001;
const EMAIL = /[^\s@/?&=]+@[^\s@/?&=]+\.[a-z]{2,}/i;
// +…, a trunk zero, or an Indonesian mobile number; dates and the long numbers of ads are none of these.
const PHONE = /(?<!\d)(\+\d[\d ().-]{6,16}\d|0[1-9]\d[\d .-]{5,11}\d|628\d{7,11})(?!\d)/;
const CLICK_IDS = new Set(["fbclid", "gclid", "gbraid", "wbraid", "ttclid", "li_fat_id", "msclkid"]);
const UTM = /^utm_[a-z_]+$/;
// A link's own public address, which its admin chose: digits there are nobody's who came.
const LINK_PATH = /^\/wa\/[a-z0-9][a-z0-9_-]{0,63}\/?$/i;

/** Rules of this project, not of Meta: nobody is told who somebody is but by a hash. */
export function checkPersonalData(event: GraphEvent): Problem | undefined {
  if (listTexts(event).some((text) => EMAIL.test(decode(text))))
    return personal("An email address stands in it.");
  // Of what is not hashed these could be mistaken for a place for a phone; the others are long numbers by nature.
  const {
    anon_id: anonymousId,
    madid,
    ctwa_clid: clickId,
  } = isRecord(event["user_data"]) ? event["user_data"] : {};
  if ([anonymousId, madid, clickId].some((value) => typeof value === "string" && PHONE.test(value)))
    return personal("user_data has a phone number.");
  return checkUrl("event_source_url", event) ?? checkUrl("referrer_url", event);
}

function checkUrl(key: string, event: GraphEvent): Problem | undefined {
  const text = event[key];
  if (text === undefined) return undefined;
  const url = typeof text === "string" && /^https?:\/\//.test(text) ? URL.parse(text) : null;
  if (!url) return invalid(`${key} is no address of http or https.`);
  if (url.username || url.password || url.hash)
    return personal(`${key} has more than domain, path and query.`);
  if (!LINK_PATH.test(url.pathname) && PHONE.test(decode(url.pathname)))
    return personal(`${key} has a phone number.`);
  for (const [name, value] of url.searchParams) {
    if (CLICK_IDS.has(name)) continue;
    if (!UTM.test(name)) return personal(`${key} has the parameter ${name}.`);
    if (PHONE.test(decode(value))) return personal(`${key} has a phone number.`);
  }
  return undefined;
}

function personal(explanation: string): Problem {
  return invalid(explanation, PERSONAL_DATA, "Stand-in: personal data");
}

/** However often it was encoded, and whatever else in it is no valid encoding. */
function decode(text: string): string {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decoded === text ? text : decode(decoded);
}

function listTexts(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(listTexts);
}
