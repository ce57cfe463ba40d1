import { SLUG_PATTERN } from "@rotator/shared/core/rotator";

export interface Link {
  /** `host/slug`, the key of everything that is stored for it. */
  address: string;
  /** Without `?`. */
  query: string;
  /** Without query, as it came. */
  url: string;
}

/** The rotator link that a request's address is, or undefined if it is none; `known` are addresses read before, by URL. */
export function readLink(requestUrl: string, known: ReadonlyMap<string, string>): Link | undefined {
  const queryStart = requestUrl.indexOf("?");
  const url = queryStart < 0 ? requestUrl : requestUrl.slice(0, queryStart);
  const address = known.get(url) ?? readAddress(url);
  if (address === undefined) return undefined;
  return { address, url, query: queryStart < 0 ? "" : requestUrl.slice(queryStart + 1) };
}

function readAddress(url: string): string | undefined {
  const hostStart = url.indexOf("//") + 2;
  const pathStart = url.indexOf("/", hostStart);
  if (!url.startsWith("/wa/", pathStart)) return undefined;
  const slug = url.slice(pathStart + 4, url.endsWith("/") ? -1 : undefined).toLowerCase();
  return SLUG_PATTERN.test(slug) ? `${readHost(url.slice(hostStart, pathStart))}/${slug}` : undefined;
}

function readHost(authority: string): string {
  const colon = authority.lastIndexOf(":");
  const host = (colon < 0 || authority.endsWith("]") ? authority : authority.slice(0, colon)).toLowerCase();
  return host.endsWith(".") ? host.slice(0, -1) : host;
}
