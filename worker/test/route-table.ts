import type { Permission } from "@rotator/shared/contract/permissions";

/** `everybody`: to be let in by; `person`: about whoever is signed in, and nothing for keys. */
export type Access = Permission | "everybody" | "person";

/** The least of people who may; an owner may all. */
export type Least = "cs" | "manager" | "owner";

/** Every route of the document with what it asks for, written down a second time: a new route needs a row here. */
export const ROUTE_TABLE: Record<string, readonly [Access, Least]> = {
  "GET /api/agents": ["agents:read", "cs"],
  "POST /api/agents": ["agents:write", "manager"],
  "GET /api/agents/{id}": ["agents:read", "cs"],
  "PUT /api/agents/{id}": ["agents:write", "manager"],
  "PUT /api/agents/{id}/active": ["agents:write", "cs"],
  "POST /api/agents/{id}/archive": ["agents:write", "manager"],

  "GET /api/pixels": ["pixels:read", "manager"],
  "POST /api/pixels": ["pixels:write", "manager"],
  "GET /api/pixels/{id}": ["pixels:read", "manager"],
  "PUT /api/pixels/{id}": ["pixels:write", "manager"],
  "DELETE /api/pixels/{id}": ["pixels:write", "manager"],
  "POST /api/pixels/{id}/test": ["pixels:write", "manager"],
  "POST /api/pixels/{id}/release": ["pixels:write", "manager"],

  "GET /api/conversion-events": ["conversion-events:read", "manager"],
  "GET /api/conversion-events/counts": ["conversion-events:read", "manager"],
  "GET /api/conversion-events/{id}": ["conversion-events:read", "manager"],
  "POST /api/conversion-events/send-again": ["conversion-events:write", "manager"],
  "GET /api/rotators/{id}/match-quality": ["reports:read", "manager"],

  "GET /api/alarms": ["reports:read", "manager"],
  "GET /api/audit-log": ["audit-log:read", "manager"],
  "GET /api/api-keys": ["api-keys:read", "owner"],
  "POST /api/api-keys": ["api-keys:write", "owner"],
  "POST /api/api-keys/{id}/revoke": ["api-keys:write", "owner"],

  "GET /api/settings/general": ["settings:read", "manager"],
  "PUT /api/settings/general": ["settings:write", "owner"],
  "GET /api/settings/conversions": ["settings:read", "manager"],
  "PUT /api/settings/conversions": ["settings:write", "owner"],
  "GET /api/settings/retention": ["settings:read", "manager"],
  "PUT /api/settings/retention": ["settings:write", "owner"],
  "GET /api/settings/alarm-channels": ["settings:read", "manager"],
  "PUT /api/settings/alarm-channels/webhook": ["settings:write", "owner"],
  "PUT /api/settings/alarm-channels/telegram": ["settings:write", "owner"],
  "DELETE /api/settings/alarm-channels/{channel}": ["settings:write", "owner"],
  "POST /api/settings/alarm-channels/{channel}/test": ["settings:write", "owner"],

  "GET /api/checks": ["checks:read", "manager"],
};
