import type { Choice, Consent, RecordedClick, Verdict } from "@rotator/shared/core/click";
import { cutCharacters } from "@rotator/shared/core/query";
import type { Visit } from "./answer-link.ts";
import { makeNextId } from "./identify-visitor.ts";

const MAX_QUERY = 2_000;
const MAX_VALUE = 300;
const MAX_CLICK_ID = 500;
const CLICK_IDS = /^(?:fbclid|gclid|gbraid|wbraid|ttclid|msclkid|li_fat_id)=/;

/** What was decided about a click, beside what its request says. */
export interface Decided {
  verdict: Verdict;
  reason?: string | undefined;
  choice: Choice;
  consent: Consent;
  agentId?: string | undefined;
  visitorId?: string | undefined;
  fbc?: string | undefined;
  fbp?: string | undefined;
}

/** A click as it is recorded, each value cut so that it stays under 4 KB. */
export function describeClick(
  { headers, link, userAgent, ip, cf, lane, isolate, startedAt }: Visit,
  decided: Decided,
): RecordedClick {
  return {
    id: makeNextId("clk", isolate, startedAt),
    at: startedAt,
    rotatorId: lane.rotator.id,
    agentId: decided.agentId,
    visitorId: decided.visitorId,
    choice: decided.choice,
    rosterVersion: lane.rotator.rosterVersion,
    verdict: decided.verdict,
    reason: decided.reason,
    consent: decided.consent,
    url: cutCharacters(link.url, 300),
    query: link.query.length <= MAX_QUERY ? link.query : cutQuery(link.query),
    referrerHost: readReferrerHost(headers.get("referer")),
    userAgent: cut(userAgent, 400),
    language: readFirstLanguage(headers.get("accept-language")),
    ip: cut(ip, 45),
    country: cut(cf?.country, 2),
    region: cut(cf?.region, 60),
    city: cut(cf?.city, 60),
    fbc: decided.fbc,
    fbp: decided.fbp,
  };
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

function readFirstLanguage(acceptLanguage: string | null): string | undefined {
  return cut(acceptLanguage?.split(/[,;]/, 1)[0], 35);
}

function cut(value: unknown, max: number): string | undefined {
  return typeof value === "string" && value !== "" ? cutCharacters(value, max) : undefined;
}
