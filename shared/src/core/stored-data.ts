/** What is stored of people, by the words that a page has for it. */
export const STORED_THINGS = [
  "visitor_cookie",
  "meta_cookies",
  "click_message",
  "failed_click",
  "click",
  "click_counts",
  "visitor",
  "lead_without_contact",
  "lead_with_contact",
  "discarded_lead",
  "event",
  "event_content",
  "told_to_meta",
  "colleague",
  "sign_in",
  "change",
] as const;

export const STORED_PLACES = ["browser", "queue", "database", "meta"] as const;

export const STORED_FOR = [
  "same_cs",
  "ads",
  "recording",
  "reports",
  "sales",
  "undo",
  "sign_in",
  "accountability",
] as const;

/** From when the time counts that something is kept for. */
export const STORED_SINCE = [
  "last_click",
  "click",
  "arrival",
  "last_activity",
  "deletion",
  "outcome",
  "sign_in",
  "change",
] as const;

type Since = (typeof STORED_SINCE)[number];

/** `recorded`: until it is in the database, seconds as a rule; `forever`: it says nothing of anybody; `meta`: as Meta says. */
export type HowLong =
  | { unit: "days" | "months"; count: number; since: Since }
  | { unit: "recorded" | "forever" | "removed" | "meta"; count: null; since: null };

export interface StoredThing {
  what: (typeof STORED_THINGS)[number];
  where: (typeof STORED_PLACES)[number];
  howLong: HowLong;
  why: (typeof STORED_FOR)[number];
}

export interface StorageRules {
  clickDays: number;
  payloadDays: number;
  leadMonths: number;
  auditMonths: number;
  inboxDays: number;
  deadLetterDays: number;
  /** Whether any domain sets Meta's cookies. */
  setsMetaCookies: boolean;
  /** Whether anything is told to Meta. */
  tellsMeta: boolean;
}

// As the code keeps them, whatever is set.
const VISITOR_COOKIE_DAYS = 400;
const META_COOKIE_DAYS = 90;
const SHORTEST_EVENT_DAYS = 8;
const DISCARDED_LEAD_DAYS = 30;
const LONGEST_SESSION_DAYS = 30;

/** All that a deployment with these rules stores of people, in the order in which it comes about. */
export function listStoredThings(rules: StorageRules): StoredThing[] {
  const { clickDays, payloadDays, leadMonths, auditMonths, inboxDays, deadLetterDays } = rules;
  const days = (count: number, since: Since): HowLong => ({ unit: "days", count, since });
  const months = (count: number, since: Since): HowLong => ({ unit: "months", count, since });
  const until = (unit: "recorded" | "forever" | "removed" | "meta"): HowLong => ({
    unit,
    count: null,
    since: null,
  });
  const things: (StoredThing | false)[] = [
    thing("visitor_cookie", "browser", days(VISITOR_COOKIE_DAYS, "last_click"), "same_cs"),
    rules.setsMetaCookies && thing("meta_cookies", "browser", days(META_COOKIE_DAYS, "last_click"), "ads"),
    thing("click_message", "queue", until("recorded"), "recording"),
    thing("failed_click", "database", days(inboxDays + deadLetterDays, "arrival"), "recording"),
    thing("click", "database", days(clickDays, "click"), "reports"),
    thing("click_counts", "database", until("forever"), "reports"),
    thing("visitor", "database", days(clickDays, "last_click"), "same_cs"),
    thing("lead_without_contact", "database", days(clickDays, "last_click"), "sales"),
    thing("lead_with_contact", "database", months(leadMonths, "last_activity"), "sales"),
    thing("discarded_lead", "database", days(DISCARDED_LEAD_DAYS, "deletion"), "undo"),
    rules.tellsMeta &&
      thing("event", "database", days(Math.max(clickDays, SHORTEST_EVENT_DAYS), "click"), "ads"),
    rules.tellsMeta && thing("event_content", "database", days(payloadDays, "outcome"), "ads"),
    rules.tellsMeta && thing("told_to_meta", "meta", until("meta"), "ads"),
    thing("colleague", "database", until("removed"), "sign_in"),
    thing("sign_in", "database", days(LONGEST_SESSION_DAYS, "sign_in"), "sign_in"),
    thing("change", "database", months(auditMonths, "change"), "accountability"),
  ];
  return things.filter((each) => each !== false);
}

function thing(
  what: StoredThing["what"],
  where: StoredThing["where"],
  howLong: HowLong,
  why: StoredThing["why"],
): StoredThing {
  return { what, where, howLong, why };
}
