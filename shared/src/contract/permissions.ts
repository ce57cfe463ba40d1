/** What the API is about; each can be read and written. */
export const RESOURCES = [
  "domains",
  "agents",
  "rotators",
  "pixels",
  "clicks",
  "leads",
  "conversion-events",
  "reports",
  "users",
  "invitations",
  "api-keys",
  "audit-log",
  "settings",
  "checks",
] as const;
export type Resource = (typeof RESOURCES)[number];
export type Permission = `${Resource}:read` | `${Resource}:write`;

export const ROLES = ["owner", "admin", "staff"] as const;
export type Role = (typeof ROLES)[number];

/** What only owners may do: who is let in, and what the deployment is. */
const OWNERS_ONLY: readonly Permission[] = [
  "users:write",
  "api-keys:read",
  "api-keys:write",
  "settings:write",
];
/** Their own leads and their own switch; the handlers see to "own". */
const STAFF: readonly Permission[] = ["leads:read", "leads:write", "agents:read", "agents:write"];

export function roleMay(role: Role, permission: Permission): boolean {
  if (role === "owner") return true;
  if (role === "staff") return STAFF.includes(permission);
  return !OWNERS_ONLY.includes(permission);
}

/** Made by what happens: there is nothing to write. */
const ONLY_READ: readonly Resource[] = ["clicks", "reports", "audit-log", "checks"];

/** Machines let nobody in and make no keys. */
export const KEY_SCOPES: readonly Permission[] = RESOURCES.filter(
  (resource) => resource !== "users" && resource !== "invitations" && resource !== "api-keys",
).flatMap((resource): Permission[] =>
  ONLY_READ.includes(resource) ? [`${resource}:read`] : [`${resource}:read`, `${resource}:write`],
);
