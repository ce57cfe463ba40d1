import type { Role } from "@rotator/shared/contract/permissions";
import { isLocalHost } from "./admin-host.ts";

const DAY_MS = 86_400_000;
export const LONGEST_SESSION_MS = 30 * DAY_MS;

/** From the last use on: a CS works on a phone of her own and stays in. */
export function sessionMs(role: Role): number {
  return role === "staff" ? LONGEST_SESSION_MS : 7 * DAY_MS;
}

/** A name that begins so is taken by browsers over https alone, and from no other host; local development has http. */
export function cookiePrefix({ hostname, protocol }: URL): string {
  return isPlain(hostname, protocol) ? "rotator" : "__Host-rotator";
}

export function cookieAttributes({ hostname, protocol }: URL) {
  return { path: "/", httpOnly: true, sameSite: "lax", secure: !isPlain(hostname, protocol) } as const;
}

function isPlain(hostname: string, protocol: string): boolean {
  return protocol === "http:" && isLocalHost(hostname);
}
