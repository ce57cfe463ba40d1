import type { Page } from "./pages.ts";

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

/** `nonce` is the one that the page's style and script carry. */
export function respondWithPage({ html, nonce }: Page, status = 200, cookies: string[] = []): Response {
  const response = respond(status, html, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; img-src 'self'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
  });
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}

export function respond(
  status: number,
  body: string | ArrayBuffer | null = null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, { status, headers: { ...SHARED_HEADERS, ...headers } });
}
