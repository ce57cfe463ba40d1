import {
  CLICK_ID_NAMES,
  type Choice,
  type Consent,
  type RecordedClick,
  type Verdict,
} from "@rotator/shared/core/click";
import { cutCharacters } from "@rotator/shared/core/query";
import type { Visit } from "./answer-link.ts";
import { makeNextId } from "./identify-visitor.ts";

const MAX_QUERY = 2_000;
const MAX_VALUE = 300;
const MAX_CLICK_ID = 500;
const MAX_PAIRS = 100;
const MAX_BYTES = 4_000;
/** Below, not even doubled by JSON could a click reach the maximum. */
const LARGE = 1_300;
const CLICK_IDS = new RegExp(`^(?:${CLICK_ID_NAMES.join("|")})=`);

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
  const click: RecordedClick = {
    ...decided,
    id: makeNextId("clk", isolate, startedAt),
    at: startedAt,
    rotatorId: lane.rotator.id,
    rosterVersion: lane.rotator.rosterVersion,
    url: cutCharacters(link.url, 300),
    query: link.query.length <= MAX_QUERY ? link.query : cutQuery(link.query, MAX_QUERY),
    referrerHost: readReferrerHost(headers.get("referer")),
    userAgent: cut(userAgent, 400),
    language: readFirstLanguage(headers.get("accept-language")),
    ip: cut(ip, 45),
    country: cut(cf?.country, 2),
    region: cut(cf?.region, 60),
    city: cut(cf?.city, 60),
  };
  const { query, fbc = "", fbp = "" } = click;
  return query.length + userAgent.length + fbc.length + fbp.length > LARGE
    ? fitInto(MAX_BYTES, click)
    : click;
}

/** A long query, value by value: click ids first, whole or not at all, since a cut one is worth less than none. */
function cutQuery(query: string, max: number): string {
  const pairs = query.split("&", MAX_PAIRS);
  const clickIds = pairs.filter((pair) => CLICK_IDS.test(pair) && pair.length <= MAX_CLICK_ID);
  const others = pairs.filter((pair) => !CLICK_IDS.test(pair)).map(cutPair);
  let kept = "";
  for (const part of [...clickIds, ...others]) {
    if (kept.length + part.length < max) kept += kept === "" ? part : `&${part}`;
  }
  return kept;
}

function cutPair(pair: string): string {
  return pair.slice(0, MAX_VALUE).replace(/%[0-9a-fA-F]?$/, "");
}

/** What is long in itself or in what JSON makes of it is cut once more, the dearest last. */
function fitInto(maxBytes: number, click: RecordedClick): RecordedClick {
  const smaller = [
    (large: RecordedClick) => ({ ...large, query: cutQuery(large.query, 600) }),
    (large: RecordedClick) => ({ ...large, userAgent: large.userAgent?.slice(0, 150), fbp: undefined }),
    (large: RecordedClick) => ({ ...large, query: "", fbc: undefined }),
  ];
  return smaller.reduce(
    (fitting, cutMore) => (countBytes(fitting) > maxBytes ? cutMore(fitting) : fitting),
    click,
  );
}

function countBytes(click: RecordedClick): number {
  return new TextEncoder().encode(JSON.stringify(click)).length;
}

function readReferrerHost(referrer: string | null): string | undefined {
  const start = referrer?.indexOf("://") ?? -1;
  if (!referrer || start < 0) return undefined;
  const [authority = ""] = referrer.slice(start + 3).split(/[/?#]/, 1);
  return cut(authority.slice(authority.indexOf("@") + 1), 100);
}

function readFirstLanguage(acceptLanguage: string | null): string | undefined {
  return cut(acceptLanguage?.split(/[,;]/, 1)[0], 35);
}

function cut(value: unknown, max: number): string | undefined {
  return typeof value === "string" && value !== "" ? cutCharacters(value, max) : undefined;
}
