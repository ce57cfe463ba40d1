import { KEY_SCOPES, RESOURCES, type Resource } from "@rotator/shared/contract/permissions";
import type { useKeyTexts } from "./texts.ts";

const NAMES = {
  domains: "domains",
  agents: "agents",
  rotators: "rotators",
  pixels: "pixels",
  clicks: "clicks",
  leads: "leads",
  "conversion-events": "events",
  reports: "reports",
  users: "users",
  invitations: "invitations",
  "api-keys": "apiKeys",
  "audit-log": "audit",
  settings: "settings",
  checks: "checks",
} as const satisfies Record<Resource, string>;

/** What a key may be for. */
export const KEY_RESOURCES = RESOURCES.filter((resource) => KEY_SCOPES.includes(`${resource}:read`));

export function nameResource(t: ReturnType<typeof useKeyTexts>, resource: Resource): string {
  return t(NAMES[resource]);
}

/** "Reads rotators, leads; writes leads". */
export function describeScopes(t: ReturnType<typeof useKeyTexts>, scopes: readonly string[]): string {
  const list = (deed: "read" | "write") =>
    KEY_RESOURCES.filter((resource) => scopes.includes(`${resource}:${deed}`))
      .map((resource) => nameResource(t, resource))
      .join(", ");
  const [read, write] = [list("read"), list("write")];
  return [read && t("reads", { names: read }), write && t("writes", { names: write })]
    .filter((part) => part !== "")
    .join(" · ");
}
