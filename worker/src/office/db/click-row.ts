/** Stored columns of `clicks`, in the order in which a batch carries them. */
export const CLICK_COLUMNS = [
  "id",
  "at",
  "rotator_id",
  "agent_id",
  "visitor_id",
  "verdict",
  "choice",
  "roster_version",
  "reason",
  "consent",
  "country",
  "region",
  "city",
  "device",
  "os",
  "in_app",
  "language",
  "ip",
  "referrer_host",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
  "campaign_id",
  "adset_id",
  "ad_id",
  "site_source_name",
  "placement",
  "ad_parameters",
  "fbclid",
  "fbc_stored",
  "fbp",
  "gclid",
  "gbraid",
  "wbraid",
  "ttclid",
  "li_fat_id",
  "msclkid",
  "custom",
] as const;

type NumberColumn = "at" | "roster_version";
type RequiredColumn = "id" | "rotator_id" | "verdict" | "choice" | "consent";
type ClickColumn = (typeof CLICK_COLUMNS)[number];

/** A row of `clicks`, by the names of its columns. */
export type ClickRow = Record<NumberColumn, number> &
  Record<RequiredColumn, string> &
  Record<Exclude<ClickColumn, NumberColumn | RequiredColumn>, string | null>;

/** A click on its way into the tables. */
export interface ClickToRecord {
  row: ClickRow;
  /** JSON of UTM, campaign and click ids, where it carried any. */
  ad: string | null;
  /** The visitor whose repeat this is, where that visitor's id is another. */
  repeats: string | null;
  /** JSON of what ad platforms may be told of it; null where they may be told nothing. */
  facts: string | null;
  /** Tells one person's taps from another's within a few seconds; undefined without an ad's click id. */
  fingerprint: string | undefined;
}
