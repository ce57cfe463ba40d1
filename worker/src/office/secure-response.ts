const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  // Mantine places and sizes its parts by style attributes.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** The same answer with what keeps the admin's pages to themselves; pages are never kept by a cache. */
export function secureResponse(response: Response): Response {
  const secured = new Response(response.body, response);
  secured.headers.set("content-security-policy", CONTENT_SECURITY_POLICY);
  secured.headers.set("x-content-type-options", "nosniff");
  secured.headers.set("x-frame-options", "DENY");
  secured.headers.set("referrer-policy", "no-referrer");
  secured.headers.set("cross-origin-opener-policy", "same-origin");
  secured.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  if (secured.headers.get("content-type")?.startsWith("text/html") === true)
    secured.headers.set("cache-control", "no-store");
  return secured;
}
