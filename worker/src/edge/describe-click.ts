import type { RecordedClick } from "@rotator/shared/core/click";
import { cutCharacters } from "@rotator/shared/core/query";
import type { Link } from "./read-link.ts";

const MAX_QUERY = 2_000;
const MAX_VALUE = 300;
const MAX_CLICK_ID = 500;
const CLICK_IDS = /^(?:fbclid|gclid|gbraid|wbraid|ttclid|msclkid|li_fat_id)=/;

/** What every click says of its request, each value cut so that a click stays under 4 KB. */
export function describeRequest(request: Request, link: Link) {
  const { headers } = request;
  const { cf } = request;
  return {
    url: cutCharacters(link.url, 300),
    query: link.query.length <= MAX_QUERY ? link.query : cutQuery(link.query),
    referrerHost: readReferrerHost(headers.get("referer")),
    userAgent: cut(headers.get("user-agent"), 400),
    language: cut(headers.get("accept-language"), 35),
    ip: cut(headers.get("cf-connecting-ip"), 45),
    country: cut(cf?.country, 2),
    region: cut(cf?.region, 60),
    city: cut(cf?.city, 60),
  } satisfies Partial<RecordedClick>;
}

/** A long query, value by value: click ids whole or not at all, since a cut one is worth less than none. */
function cutQuery(query: string): string {
  let kept = "";
  for (const pair of query.split("&", 100)) {
    const isClickId = CLICK_IDS.test(pair);
    if (isClickId && pair.length > MAX_CLICK_ID) continue;
    const part = isClickId ? pair : pair.slice(0, MAX_VALUE).replace(/%[0-9a-fA-F]?$/, "");
    if (kept.length + part.length < MAX_QUERY) kept += kept === "" ? part : `&${part}`;
  }
  return kept;
}

function readReferrerHost(referrer: string | null): string | undefined {
  const start = referrer?.indexOf("://") ?? -1;
  if (!referrer || start < 0) return undefined;
  const end = referrer.indexOf("/", start + 3);
  return cut(referrer.slice(start + 3, end < 0 ? undefined : end), 100);
}

function cut(value: unknown, max: number): string | undefined {
  return typeof value === "string" && value !== "" ? cutCharacters(value, max) : undefined;
}
