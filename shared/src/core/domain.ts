/** `pending`: nobody answers there yet; `broken`: somebody else does, or nobody any more. */
export const DOMAIN_STATES = ["pending", "live", "broken"] as const;

export const DOMAIN_REASONS = ["no_answer", "other_answer", "other_deployment"] as const;
