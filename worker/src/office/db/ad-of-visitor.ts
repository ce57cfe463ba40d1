// One call for all of them, as a JSON array: a call for each, and groups by each, take three times as long.
/** What the first ad of a visitor `v` said of itself; '' where there was none. */
export const AD_OF_VISITOR = `coalesce(json_extract(v.first_ad, '$.campaign_id', '$.utm_campaign', '$.adset_id', '$.utm_term', '$.ad_id', '$.utm_content'), '')`;
