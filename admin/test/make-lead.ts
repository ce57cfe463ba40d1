import type { Lead } from "@rotator/shared/contract/leads";

/** A lead as the API tells of it. */
export function makeLead(changes: Partial<Lead> = {}): Lead {
  return {
    id: "led_1",
    version: 1,
    tab: "contact",
    name: "Sari",
    phone: null,
    email: null,
    status: "new",
    source: "click",
    value: null,
    rotatorId: "rot_1",
    rotatorName: "Promo",
    agentId: "agt_1",
    agentName: "Ayu",
    codes: ["7K2M9PQX"],
    clicks: 1,
    firstAd: { utm_campaign: "Lebaran" },
    lastAd: { utm_campaign: "Lebaran" },
    lastClickAt: 0,
    createdAt: 0,
    updatedAt: 0,
    lastActivityAt: 0,
    deletedAt: null,
    ...changes,
  };
}

export const SESSION = {
  user: { id: "usr_1", name: "Owner", role: "owner", agentId: null },
  deployment: { timeZone: "Asia/Jakarta", currency: "IDR", country: "ID", language: "en", name: "" },
};
