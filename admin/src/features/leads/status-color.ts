import type { LeadStatus } from "@rotator/shared/core/lead";

/** Grey waits, orange is under way, green is good. */
export const STATUS_COLORS: Record<LeadStatus, string> = {
  new: "orange",
  contacted: "gray",
  responded: "gray",
  qualified: "brand",
  hot: "red",
  proposal: "gray",
  negotiation: "gray",
  invoice: "gray",
  won: "brand",
  lost: "gray",
};
