const CAMPAIGNS = 12;
const AD_SETS = 4;
const ADS = 5;
const PLACEMENTS = [
  "Instagram_Stories",
  "Instagram_Feed",
  "Facebook_Mobile_Feed",
  "Instagram_Reels",
  "Facebook_Stories",
  "an",
];
const SITES = ["ig", "fb", "an", "msg"];

/** What ads say in their addresses: campaigns with ad sets with ads, one campaign without ids, bios and search. */
export function listAds(random) {
  const ads = [];
  for (let campaign = 1; campaign <= CAMPAIGNS; campaign++) {
    for (let set = 1; set <= AD_SETS; set++) {
      for (let ad = 1; ad <= ADS; ad++) ads.push(makeAd(random, campaign, set, ad));
    }
  }
  // Some were renamed while they ran.
  const renamed = ads
    .filter((_, index) => index % 9 === 0)
    .map((ad) => ({ ...ad, utm_content: `${ad.utm_content} (baru)` }));
  return [...ads, ...renamed];
}

function makeAd(random, campaign, set, ad) {
  const withIds = campaign !== CAMPAIGNS;
  const number = String(campaign * 10_000 + set * 100 + ad).padStart(8, "0");
  return {
    utm_source: campaign % 5 === 0 ? "tiktok" : "meta",
    utm_medium: "paid",
    utm_campaign: `Promo ${campaign} – Gajian November`,
    utm_term: `Lookalike ${set}% pembeli`,
    utm_content: `Video ${ad} testimoni`,
    campaign_id: withIds ? `1202100${String(campaign).padStart(8, "0")}01` : null,
    adset_id: withIds ? `1202200${String(campaign * 100 + set).padStart(8, "0")}02` : null,
    ad_id: withIds ? `1202300${number}03` : null,
    site_source_name: random.pick(SITES, 2),
    placement: random.pick(PLACEMENTS, 1.5),
  };
}

const DEVICES = [
  { device: "mobile", os: "Android", in_app: "instagram", language: "id-ID" },
  { device: "mobile", os: "Android", in_app: "facebook", language: "id-ID" },
  { device: "mobile", os: "Android", in_app: "tiktok", language: "id-ID" },
  { device: "mobile", os: "iOS", in_app: "instagram", language: "id-ID" },
  { device: "mobile", os: "Android", in_app: null, language: "id" },
  { device: "mobile", os: "iOS", in_app: null, language: "en-US" },
  { device: "mobile", os: "iOS", in_app: "facebook", language: "id-ID" },
  { device: "desktop", os: "Windows", in_app: null, language: "en-US" },
  { device: "tablet", os: "Android", in_app: null, language: "id-ID" },
  { device: "desktop", os: "macOS", in_app: null, language: "en-GB" },
];
const COUNTRIES = [
  "ID",
  "ID",
  "ID",
  "ID",
  "ID",
  "ID",
  "ID",
  "ID",
  "ID",
  "MY",
  "SG",
  "AE",
  "SA",
  "TW",
  "HK",
  "AU",
  "US",
  "JP",
  "NL",
  "KR",
];
const CITIES = 320;

export function makeBrowser(random) {
  const country = random.pick(COUNTRIES, 1.2);
  const city = Math.floor(random.next() ** 2.5 * CITIES) + 1;
  return {
    ...random.pick(DEVICES, 1.6),
    country,
    region: `Provinsi ${(city % 34) + 1}`,
    city: `Kota ${city}`,
    ip: `${100 + random.whole(100)}.${random.whole(256)}.${random.whole(256)}.0`,
  };
}
