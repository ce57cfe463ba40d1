import * as z from "zod";
import { DOMAIN_REASONS, DOMAIN_STATES } from "../core/domain.ts";
import { DOMAIN_STEPS } from "../core/domain-steps.ts";

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
/** What somebody has to do so that links answer there. */
export const domainStepSchema = z.object({
  kind: z.enum(DOMAIN_STEPS),
  /** Of the project, to be edited; null: it is done elsewhere. */
  file: z.string().nullable(),
  /** The lines to add, the command to paste, or the site to add at Cloudflare. */
  text: z.string(),
});

export const domainSchema = z.object({
  id: z.string(),
  version: z.int(),
  host: z.string(),
  setMetaCookies: z.boolean(),
  /** Where Meta's cookies are set; null: nowhere that this host may set them. */
  cookieDomain: z.string().nullable(),
  createdAt: z.int(),
  /** What the last look found; null: nobody has looked yet. Looked again from time to time. */
  check: domainCheckSchema.nullable(),
  /** When it was last found live; null: never. */
  liveAt: z.int().nullable(),
  /** What makes it live, in this order. */
  steps: z.array(domainStepSchema),
  /** Links that stand here now … */
  rotators: z.int(),
  /** … and the old addresses of links that have moved. */
  formerAddresses: z.int(),
});
export type Domain = z.infer<typeof domainSchema>;
