import type { Consent } from "@rotator/shared/core/click";
import { chooseFbc, makeFbp, readFbc, readFbp } from "@rotator/shared/core/meta-cookies";
import type { PublishedRotator } from "@rotator/shared/core/published-rotator";
import { readParameter } from "@rotator/shared/core/query";
import { readCookie } from "./identify-visitor.ts";
import type { Link } from "./read-link.ts";

const META_COOKIE_SECONDS = 7_776_000;
/** What Meta asks of a server that makes an `_fbc` without a cookie. */
const SERVER_INDEX = 1;

interface MetaCookies {
  /** As it is recorded: without the click id, where the query has that anyway. */
  fbc: string | undefined;
  fbp: string | undefined;
  setCookies: string[];
}

/** Meta's cookies after this click, and those to set: only with consent, and only where the domain says so. */
export function chooseMetaCookies(
  rotator: PublishedRotator,
  consent: Consent,
  cookies: string,
  { address, query }: Link,
  nowMs: number,
): MetaCookies {
  if (consent !== "given") return { fbc: undefined, fbp: undefined, setCookies: [] };
  const scope = isOnDomain(address, rotator.metaCookies?.domain) ? rotator.metaCookies : null;
  const oldFbc = readFbc(readCookie(cookies, "_fbc"), nowMs);
  const oldFbp = readFbp(readCookie(cookies, "_fbp"), nowMs);
  const fbclid = readParameter(query, "fbclid");
  const fbc = chooseFbc(oldFbc, fbclid, scope?.index ?? SERVER_INDEX, nowMs);
  const recordedFbc = fbclid && fbc?.endsWith(`.${fbclid}`) ? fbc.slice(0, -fbclid.length) : fbc;
  if (!scope) return { fbc: recordedFbc, fbp: oldFbp, setCookies: [] };

  const fbp = oldFbp ?? makeFbp(scope.index, nowMs, Math.random());
  const setCookies: string[] = [];
  if (fbc !== undefined && fbc !== oldFbc) setCookies.push(writeMetaCookie("_fbc", fbc, scope.domain));
  if (oldFbp === undefined) setCookies.push(writeMetaCookie("_fbp", fbp, scope.domain));
  return { fbc: recordedFbc, fbp, setCookies };
}

/** An old address of a rotator may be on another domain, where the browser would refuse them. */
function isOnDomain(address: string, domain: string | undefined): boolean {
  const host = address.slice(0, address.indexOf("/"));
  return domain !== undefined && (host === domain || host.endsWith(`.${domain}`));
}

/** Readable by the pixel on the landing page, so not HttpOnly. */
function writeMetaCookie(name: string, value: string, domain: string): string {
  return `${name}=${value}; Domain=${domain}; Max-Age=${META_COOKIE_SECONDS}; Path=/; Secure; SameSite=Lax`;
}
