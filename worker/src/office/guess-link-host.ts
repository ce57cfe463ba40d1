import type { OfficeEnv } from "./env.ts";
import { isLocalHost } from "./sign-in/admin-host.ts";

/**
 * Where links answer before there is a domain of one's own: on this machine in local development, else at the
 * edge's workers.dev host, which stands beside the office's. Undefined where the admin has another host.
 */
export function guessLinkHost(
  requestUrl: string,
  { FORWARD_LINKS }: Pick<OfficeEnv, "FORWARD_LINKS">,
): string | undefined {
  const { hostname } = new URL(requestUrl);
  if (isLocalHost(hostname)) return FORWARD_LINKS === "on" ? "localhost" : undefined;
  const office = /^([a-z0-9-]*)\boffice\b([a-z0-9-]*\.[a-z0-9-]+\.workers\.dev)$/.exec(hostname);
  return office ? `${office[1]}edge${office[2]}` : undefined;
}
