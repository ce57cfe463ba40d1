import { isLocalHost } from "./sign-in/admin-host.ts";

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

const YEAR_SECONDS = 31_536_000;

/** The same answer with what keeps the admin's pages to themselves; pages are never kept by a cache. */
export function secureResponse(response: Response, { protocol, hostname }: URL): Response {
  const secured = new Response(response.body, response);
  secured.headers.set("content-security-policy", CONTENT_SECURITY_POLICY);
  secured.headers.set("x-content-type-options", "nosniff");
  secured.headers.set("x-frame-options", "DENY");
  secured.headers.set("referrer-policy", "no-referrer");
  secured.headers.set("cross-origin-opener-policy", "same-origin");
  secured.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  // A password typed at the admin's host goes by https from then on; a developer's machine has it for some ports only.
  if (protocol === "https:" && !isLocalHost(hostname))
    secured.headers.set("strict-transport-security", `max-age=${YEAR_SECONDS}`);
  if (secured.headers.get("content-type")?.startsWith("text/html") === true)
    secured.headers.set("cache-control", "no-store");
  return secured;
}
