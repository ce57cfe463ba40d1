import type { DeliveryReason } from "./conversion.ts";

export interface MetaCode {
  codes: readonly number[];
  /** The last of them, where every code from the first on means the same. */
  upTo?: number;
  /** The same code means something else under another subcode. */
  subcode?: number;
  reason: DeliveryReason;
}

/** Every error code of Meta's that we know, and what it means to us; any other is an `unknown_error`. */
export const META_CODES: readonly MetaCode[] = [
  { codes: [190, 102, 104], reason: "token_refused" },
  { codes: [190], subcode: 458, reason: "token_refused" },
  { codes: [190], subcode: 460, reason: "token_refused" },
  { codes: [190], subcode: 463, reason: "token_refused" },
  { codes: [3, 10], reason: "permission_missing" },
  { codes: [200], upTo: 299, reason: "permission_missing" },
  { codes: [100], subcode: 33, reason: "unknown_dataset" },
  { codes: [803, 2500], reason: "unknown_dataset" },
  { codes: [2635], reason: "version_refused" },
  { codes: [100], subcode: 2804003, reason: "too_old" },
  { codes: [100], subcode: 2804050, reason: "too_little_customer_data" },
  { codes: [100], subcode: 2804009, reason: "missing_value" },
  { codes: [100], subcode: 2804066, reason: "malformed_event_name" },
  { codes: [100, 105, 2650], reason: "refused" },
  { codes: [368], reason: "blocked_by_policy" },
  { codes: [4, 17, 32, 341, 613, 80000, 80003, 80004, 80014], reason: "throttled" },
  { codes: [2], reason: "temporary_error" },
  { codes: [1, 5000, 21009], reason: "unknown_error" },
];
