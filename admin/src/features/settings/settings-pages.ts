import type { Permission } from "@rotator/shared/contract/permissions";
import {
  IconAdjustments,
  IconHistory,
  IconKey,
  IconShieldLock,
  IconStethoscope,
  IconUsers,
  IconWorldWww,
} from "@tabler/icons-react";

/** In the order in which they are listed; who lacks the permission does not see the page. */
export const SETTINGS_PAGES = [
  { path: "general", icon: IconAdjustments, permission: "settings:read" },
  { path: "domains", icon: IconWorldWww, permission: "domains:read" },
  { path: "team", icon: IconUsers, permission: "users:read" },
  { path: "privacy", icon: IconShieldLock, permission: "settings:read" },
  { path: "keys", icon: IconKey, permission: "api-keys:read" },
  { path: "audit", icon: IconHistory, permission: "audit-log:read" },
  { path: "checks", icon: IconStethoscope, permission: "checks:read" },
] as const satisfies readonly { path: string; icon: typeof IconKey; permission: Permission }[];
