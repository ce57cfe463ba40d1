import * as z from "zod";

export const domainInput = z.strictObject({
  /** A bare host name; it stays, since links in ads carry it. */
  host: z.string().trim().min(1, "empty").max(300, "too_long"),
  setMetaCookies: z.boolean().default(false),
});

/** The version that was seen: somebody who saved since makes it stale. */
export const domainEdit = z.strictObject({
  setMetaCookies: z.boolean(),
  version: z.int().min(1),
});

export const domainSchema = z.object({
  id: z.string(),
  version: z.int(),
  host: z.string(),
  setMetaCookies: z.boolean(),
  /** Where Meta's cookies are set; null: nowhere that this host may set them. */
  cookieDomain: z.string().nullable(),
  createdAt: z.int(),
  /** Links that stand here now … */
  rotators: z.int(),
  /** … and the old addresses of links that have moved. */
  formerAddresses: z.int(),
});
export type Domain = z.infer<typeof domainSchema>;

/** `pending`: nobody answers there yet; `broken`: somebody else does. */
export const DOMAIN_STATES = ["pending", "live", "broken"] as const;

export const DOMAIN_REASONS = ["no_answer", "other_answer", "other_deployment"] as const;

export const domainCheckSchema = z.object({
  state: z.enum(DOMAIN_STATES),
  /** Null where it is live. */
  reason: z.enum(DOMAIN_REASONS).nullable(),
  /** What came instead, where anything came. */
  httpStatus: z.int().nullable(),
  checkedAt: z.int(),
});
export type DomainCheck = z.infer<typeof domainCheckSchema>;

/** `taken`: a link's present or old address; `held`: given up not long ago, and kept for who had it. */
export const ADDRESS_STATES = ["free", "taken", "held"] as const;

export const addressStateSchema = z.object({
  state: z.enum(ADDRESS_STATES),
  /** Whose it is or was; null where it is free, or that link is gone. */
  rotator: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** Until when it is kept. */
  heldUntil: z.int().nullable(),
});
export type AddressState = z.infer<typeof addressStateSchema>;
