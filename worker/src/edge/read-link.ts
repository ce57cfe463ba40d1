import { SLUG_PATTERN } from "@rotator/shared/core/rotator";

export interface Link {
  /** `host/slug`, the key of everything that is stored for it. */
  address: string;
  /** Without `?`. */
  query: string;
  /** Without query. */
  url: string;
}

/** The rotator link that a request's address is, or undefined if it is none. */
export function readLink(requestUrl: string): Link | undefined {
  const hostStart = requestUrl.indexOf("//") + 2;
  const pathStart = requestUrl.indexOf("/", hostStart);
  if (!requestUrl.startsWith("/wa/", pathStart)) return undefined;
  const queryStart = requestUrl.indexOf("?", pathStart);
  const url = queryStart < 0 ? requestUrl : requestUrl.slice(0, queryStart);
  const slug = url.slice(pathStart + 4, url.endsWith("/") ? -1 : undefined).toLowerCase();
  if (!SLUG_PATTERN.test(slug)) return undefined;
  return {
    address: `${readHost(requestUrl.slice(hostStart, pathStart))}/${slug}`,
    query: queryStart < 0 ? "" : requestUrl.slice(queryStart + 1),
    url,
  };
}

function readHost(authority: string): string {
  const colon = authority.lastIndexOf(":");
  const host = (colon < 0 || authority.endsWith("]") ? authority : authority.slice(0, colon)).toLowerCase();
  return host.endsWith(".") ? host.slice(0, -1) : host;
}
