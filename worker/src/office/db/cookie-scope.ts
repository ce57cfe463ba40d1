import { getDomain } from "tldts";

export interface CookieScope {
  cookieDomain: string | null;
  cookieIndex: number | null;
}

/** Where Meta's cookies can be shared by the whole site: the registrable domain, and its index as Meta counts it
 * (dots in it); none for localhost, addresses of machines and public suffixes. */
export function findCookieScope(host: string): CookieScope {
  const cookieDomain = getDomain(host, { allowPrivateDomains: true });
  if (cookieDomain === null) return { cookieDomain: null, cookieIndex: null };
  return { cookieDomain, cookieIndex: cookieDomain.split(".").length - 1 };
}
