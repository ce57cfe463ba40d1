import type { Permission } from "@rotator/shared/contract/permissions";

/** `everybody`: to be let in by; `person`: about whoever is signed in, and nothing for keys. */
export type Access = Permission | "everybody" | "person";

/** The least of people who may; an owner may all. */
export type Least = "cs" | "manager" | "owner";

/** What it asks for, who may, and a body that is right where only its handler looks who asks. */
export type RouteRow = readonly [Access, Least, unknown?];

/** Every route of the document with what it asks for, written down a second time: a new route needs a row here. */
export const ROUTE_TABLE: Record<string, RouteRow> = {
  "GET /api/setup": ["everybody", "cs"],
  "POST /api/setup": ["everybody", "cs"],
  "POST /api/setup/recover": ["everybody", "cs"],
  "POST /api/auth/sign-in": ["everybody", "cs"],
  "POST /api/auth/two-factor": ["everybody", "cs"],
  "POST /api/invitations/look": ["everybody", "cs"],
  "POST /api/invitations/accept": ["everybody", "cs"],
  "POST /api/invitations/reset-password": ["everybody", "cs"],

  "GET /api/session": ["person", "cs"],
  "POST /api/auth/sign-out": ["person", "cs"],
  "POST /api/auth/password": ["person", "cs"],
  "GET /api/auth/sessions": ["person", "cs"],
  "DELETE /api/auth/sessions": ["person", "cs"],
  "DELETE /api/auth/sessions/{id}": ["person", "cs"],
  "POST /api/auth/two-factor/enable": ["person", "cs"],
  "POST /api/auth/two-factor/confirm": ["person", "cs"],
  "POST /api/auth/two-factor/disable": ["person", "cs"],
  "POST /api/auth/two-factor/recovery-codes": ["person", "cs"],

  "GET /api/agents": ["agents:read", "cs"],
  "POST /api/agents": ["agents:write", "manager", { name: "A", phone: "081234567899" }],
  "GET /api/agents/{id}": ["agents:read", "cs"],
  "PUT /api/agents/{id}": ["agents:write", "manager", { name: "A", phone: "081234567899", version: 1 }],
  "PUT /api/agents/{id}/active": ["agents:write", "cs"],
  "POST /api/agents/{id}/archive": ["agents:write", "manager", { version: 1 }],

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

  "GET /api/reports/overview": ["reports:read", "manager"],
  "GET /api/reports/shares": ["reports:read", "manager"],
  "GET /api/reports/ads": ["reports:read", "manager"],
  "GET /api/reports/stairs": ["reports:read", "manager"],
  "GET /api/reports/sparklines": ["reports:read", "manager"],
  "GET /api/reports/agents": ["reports:read", "manager"],
  "GET /api/reports/rotators": ["reports:read", "manager"],
  "GET /api/reports/countries": ["reports:read", "manager"],
  "GET /api/reports/devices": ["reports:read", "manager"],
  "GET /api/reports/hours": ["reports:read", "manager"],
  "GET /api/reports/{file}": ["reports:read", "manager"],

  "GET /api/domains": ["domains:read", "manager"],
  "GET /api/domains/{id}": ["domains:read", "manager"],
  "POST /api/domains/{id}/check": ["domains:read", "manager"],
  "GET /api/domains/{id}/addresses/{slug}": ["domains:read", "manager"],
  "POST /api/domains": ["domains:write", "manager"],
  "PUT /api/domains/{id}": ["domains:write", "manager"],
  "DELETE /api/domains/{id}": ["domains:write", "manager"],

  "GET /api/rotators": ["rotators:read", "manager"],
  "GET /api/rotators/{id}": ["rotators:read", "manager"],
  "GET /api/rotators/{id}/impact": ["rotators:read", "manager"],
  "GET /api/rotators/{id}/ad-parameters": ["rotators:read", "manager"],
  "POST /api/rotators/{id}/try": ["rotators:read", "manager"],
  "POST /api/rotators": ["rotators:write", "manager"],
  "PUT /api/rotators/{id}": ["rotators:write", "manager"],
  "PUT /api/rotators/{id}/status": ["rotators:write", "manager"],
  "PUT /api/rotators/{id}/members/{agentId}": ["rotators:write", "manager"],
  "DELETE /api/rotators/{id}/members/{agentId}": ["rotators:write", "manager"],
  "PUT /api/rotators/{id}/members/{agentId}/state": ["rotators:write", "manager"],
  "DELETE /api/rotators/{id}/addresses/{domainId}/{slug}": ["rotators:write", "manager"],

  "GET /api/users": ["users:read", "manager"],
  "GET /api/users/{id}": ["users:read", "manager"],
  "GET /api/users/{id}/holdings": ["users:read", "manager"],
  "PUT /api/users/{id}": ["users:write", "owner"],
  "DELETE /api/users/{id}": ["users:write", "owner"],
  "DELETE /api/users/{id}/two-factor": ["users:write", "owner"],
  "PUT /api/users/{id}/disabled": ["users:write", "owner"],
  "GET /api/invitations": ["invitations:read", "manager"],
  "POST /api/invitations": ["invitations:write", "manager"],
  "POST /api/invitations/reset-link": ["invitations:write", "manager"],
  "DELETE /api/invitations/{id}": ["invitations:write", "manager"],

  "GET /api/leads": ["leads:read", "cs"],
  "GET /api/leads.csv": ["leads:read", "manager"],
  "GET /api/leads/counts": ["leads:read", "cs"],
  "GET /api/leads/{id}": ["leads:read", "cs"],
  "POST /api/leads/search": ["leads:read", "cs"],
  "POST /api/leads": ["leads:write", "cs"],
  "PATCH /api/leads/{id}": ["leads:write", "cs"],
  "POST /api/leads/{id}/notes": ["leads:write", "cs"],
  "POST /api/leads/{id}/delete": ["leads:write", "manager", { version: 1 }],
  "POST /api/leads/{id}/restore": ["leads:write", "manager", { version: 1 }],
  "POST /api/leads/bulk": ["leads:write", "cs"],
  "POST /api/leads/import": ["leads:write", "manager", { csv: "name\nA" }],

  "GET /api/clicks": ["clicks:read", "manager"],
  "GET /api/clicks.csv": ["clicks:read", "manager"],
  "GET /api/clicks/{id}": ["clicks:read", "manager"],
};
