/** Columns of `clicks` by whose values human clicks are counted. */
export const CLICK_DIMENSIONS = [
  "country",
  "region",
  "city",
  "device",
  "os",
  "in_app",
  "language",
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
] as const;

export const KEPT_VALUES = 200;
