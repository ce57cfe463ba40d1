const SHARED_HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/** Leads a visitor away; each cookie is a whole `Set-Cookie` value. */
export function redirect(location: string, cookies: string[]): Response {
  const [first = "", ...others] = cookies;
  const response = new Response(null, {
    status: 302,
    headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer", "set-cookie": first },
  });
  for (const cookie of others) response.headers.append("set-cookie", cookie);
  return response;
}

/** A page of ours; `nonce` is the one that its style and script carry. */
export function respondWithPage(html: string | null, nonce: string, status = 200, cookies: string[] = []): Response {
  const headers = new Headers({
    ...SHARED_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
  });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(html, { status, headers });
}

export function respondEmpty(status: number, extra: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...SHARED_HEADERS, ...extra } });
}
