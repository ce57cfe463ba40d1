const SHARED_HEADERS = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex, nofollow",
};

/** Leads a visitor away; each cookie is a whole `Set-Cookie` value, and there is at least one. */
export function redirect(location: string, cookies: string[]): Response {
  const [first = "", ...more] = cookies;
  const headers = {
    location,
    "set-cookie": first,
    "cache-control": "no-store",
  };
  const response = new Response(null, { status: 302, headers });
  for (const cookie of more) response.headers.append("set-cookie", cookie);
  return response;
}

/** A page of ours; `nonce` is the one that its style and script carry. */
export function respondWithPage(
  html: string | null,
  nonce: string,
  status = 200,
  cookies: string[] = [],
): Response {
  const headers = new Headers({
    ...SHARED_HEADERS,
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; img-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
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
