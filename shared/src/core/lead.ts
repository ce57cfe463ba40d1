/** The pipeline, in its order. */
export const LEAD_STATUSES = [
  "new",
  "contacted",
  "responded",
  "qualified",
  "hot",
  "proposal",
  "negotiation",
  "invoice",
  "won",
  "lost",
] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const LEAD_SOURCES = ["click", "form", "message", "api"] as const;

/** `contact`: somebody has a name, a phone, an email or a status; `clicked`: nothing but clicks. A lead is in one of them. */
export const LEAD_TABS = ["contact", "clicked", "deleted"] as const;
export type LeadTab = (typeof LEAD_TABS)[number];
