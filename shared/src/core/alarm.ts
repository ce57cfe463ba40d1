import type { DeliveryReason } from "./conversion.ts";

/** What can be wrong with a pixel, with a link, with a domain, or with the deployment. */
export const ALARM_KINDS = [
  // Of a pixel.
  "token_refused",
  "events_held",
  "blocked_by_policy",
  "nothing_accepted",
  // Of a link.
  "flood",
  // Of a domain.
  "domain_broken",
  // Of the deployment.
  "no_pixel",
  "clicks_lost",
  "dead_letters",
  "database_full",
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** People hear of an alarm twice: when it begins and when it is over. */
export const ALARM_PHASES = ["began", "ended"] as const;
export type AlarmPhase = (typeof ALARM_PHASES)[number];

export const ALARM_CHANNELS = ["webhook", "telegram"] as const;
export type AlarmChannel = (typeof ALARM_CHANNELS)[number];

/** What the words of an alarm are made of: names and counts, nothing personal and no secret. */
export interface AlarmDetail {
  /** Of the pixel, the link or the domain. */
  name?: string;
  /** Of the links, some of them. */
  names?: string[];
  /** Of events, clicks, links or dead letters, as the kind says. */
  count?: number;
  /** There are more than `count`. */
  more?: boolean;
  reason?: DeliveryReason;
  /** Milliseconds UTC; where the trouble is older than the alarm. */
  since?: number;
  bytes?: number;
  /** How it ended. `changed`: another alarm of the same subject took its place. */
  over?: "mended" | "switched_off" | "changed";
}
