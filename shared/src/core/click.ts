/** What a click was found to be. All but `human` are counted apart and make no lead and no conversion event. */
export const VERDICTS = ["human", "repeat", "flood", "preview", "bot", "prefetch"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Why this agent: its customer, covering for the owner, its turn, a turn taken without the rotation,
 * the fallback chain, the same as a moment ago; `none` where no agent was assigned. */
export const CHOICES = ["sticky", "cover", "turn", "local", "fallback", "repeat", "none"] as const;
export type Choice = (typeof CHOICES)[number];

/** `given` may be told to ad platforms; the others say who or what stood against it; `country`: the deployment does not
 * tell of people there. */
export const CONSENTS = ["given", "refused", "gpc", "country", "needs_form", "never"] as const;
export type Consent = (typeof CONSENTS)[number];

/** Click ids of Meta, Google, TikTok, LinkedIn and Microsoft, as they stand in a query. */
export const CLICK_ID_NAMES = [
  "fbclid",
  "gclid",
  "gbraid",
  "wbraid",
  "ttclid",
  "li_fat_id",
  "msclkid",
] as const;

/** One click as the edge sends it; the office works out the rest. An absent value is left out. */
export interface RecordedClick {
  /** `clk_…`; its time part is `at`. */
  id: string;
  /** Milliseconds UTC. */
  at: number;
  rotatorId: string;
  agentId?: string | undefined;
  visitorId?: string | undefined;
  choice: Choice;
  rosterVersion: number;
  verdict: Verdict;
  reason?: string | undefined;
  consent: Consent;
  /** Address without its query. */
  url: string;
  /** Raw query without `?`; cut value by value when it was long. */
  query: string;
  referrerHost?: string | undefined;
  userAgent?: string | undefined;
  language?: string | undefined;
  /** CF-Connecting-IP, in full. */
  ip?: string | undefined;
  country?: string | undefined;
  region?: string | undefined;
  city?: string | undefined;
  /** Value of Meta's cookie as it was read or set; `fbc` ends with its last dot where the query's fbclid completes it. */
  fbc?: string | undefined;
  fbp?: string | undefined;
}

export const CLICK_MESSAGE_FORMAT = 1;

/** A pack of clicks: one queue message, or one row of `click_inbox`. */
export interface ClickMessage {
  v: number;
  /** `pck_…` */
  id: string;
  clicks: RecordedClick[];
  /** Clicks that this isolate could not hand over before and that nothing else holds. */
  lost: number;
}
