export const AD_PLACES = ["meta", "tiktok", "google"] as const;
export type AdPlace = (typeof AD_PLACES)[number];

/**
 * What to type into the field for parameters, without "?". The names are those that a click is read by;
 * what stands in braces or underscores the platform fills in when the ad is shown.
 * Meta: "Dynamic URL parameters"; TikTok: "URL parameters and macros"; Google: "ValueTrack", which knows no names.
 */
export const AD_PARAMETERS: Record<AdPlace, string> = {
  meta: join({
    utm_source: "meta",
    utm_medium: "paid",
    utm_campaign: "{{campaign.name}}",
    utm_term: "{{adset.name}}",
    utm_content: "{{ad.name}}",
    campaign_id: "{{campaign.id}}",
    adset_id: "{{adset.id}}",
    ad_id: "{{ad.id}}",
    site_source_name: "{{site_source_name}}",
    placement: "{{placement}}",
  }),
  tiktok: join({
    utm_source: "tiktok",
    utm_medium: "paid",
    utm_campaign: "__CAMPAIGN_NAME__",
    utm_term: "__AID_NAME__",
    utm_content: "__CID_NAME__",
    campaign_id: "__CAMPAIGN_ID__",
    adset_id: "__AID__",
    ad_id: "__CID__",
    placement: "__PLACEMENT__",
  }),
  google: join({
    utm_source: "google",
    utm_medium: "cpc",
    utm_campaign: "{campaignid}",
    utm_term: "{keyword}",
    utm_content: "{creative}",
    campaign_id: "{campaignid}",
    adset_id: "{adgroupid}",
    ad_id: "{creative}",
    site_source_name: "{network}",
    placement: "{placement}",
  }),
};

function join(parameters: Record<string, string>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}
