import { OFFICE_NAME } from "@rotator/shared/core/deployment";
import type { OfficeEnv } from "../env.ts";

const OWN_HOST = new RegExp(String.raw`^${OFFICE_NAME}\.[a-z0-9-]+\.workers\.dev$`);

/** Whether the admin answers there; a link's domain that reaches this Worker by mistake shows nothing of it. */
export function isAdminHost(
  hostname: string,
  { ADMIN_HOST, FORWARD_LINKS }: Pick<OfficeEnv, "ADMIN_HOST" | "FORWARD_LINKS">,
): boolean {
  if (isLocalHost(hostname)) return FORWARD_LINKS === "on" || ADMIN_HOST === "";
  return ADMIN_HOST === "" ? OWN_HOST.test(hostname) : hostname === ADMIN_HOST.toLowerCase();
}

export function isLocalHost(hostname: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) || hostname.endsWith(".localhost");
}
