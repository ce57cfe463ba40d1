import { idRange, type TimeSpan } from "./id-range.ts";
import { CONTACTED, QUALIFIED, WITH_CONTACT, WON } from "./lead-conditions.ts";

const MAX_ADS = 2_000;

/** People by the ad that brought them first, as its parameters said it. */
export interface AdPeople {
  campaignId: string | null;
  campaignName: string | null;
  adSetId: string | null;
  adSetName: string | null;
  adId: string | null;
  adName: string | null;
  /** Its latest visitor: who came last tells the latest names. */
  lastVisitorId: string;
  people: number;
  withContact: number;
  chats: number;
  qualified: number;
  won: number;
}

// A lead that has several visitors is that of the first. Few have contact, so few are looked up.
const IS_FIRST = "v.id = (SELECT min(other.id) FROM visitors AS other WHERE other.lead_id = v.lead_id)";
const countFirst = (condition: string) => `count(*) FILTER (WHERE ${condition} AND ${IS_FIRST})`;

const AD_PEOPLE = `
SELECT *, sum(people) OVER () AS allPeople FROM (
  SELECT v.first_ad ->> 'campaign_id' AS campaignId, v.first_ad ->> 'utm_campaign' AS campaignName,
    v.first_ad ->> 'adset_id' AS adSetId, v.first_ad ->> 'utm_term' AS adSetName,
    v.first_ad ->> 'ad_id' AS adId, v.first_ad ->> 'utm_content' AS adName,
    max(v.id) AS lastVisitorId, count(*) AS people,
    ${countFirst(WITH_CONTACT)} AS withContact, ${countFirst(CONTACTED)} AS chats,
    ${countFirst(QUALIFIED)} AS qualified, ${countFirst(WON)} AS won
  FROM visitors AS v LEFT JOIN leads AS l ON l.id = v.lead_id
  WHERE v.id >= ?1 AND v.id < ?2 AND v.clicks > 0
  GROUP BY 1, 2, 3, 4, 5, 6)
ORDER BY people DESC, lastVisitorId LIMIT ${MAX_ADS}`;

/** Of people who came for the first time in the span. */
export async function loadAdPeople(
  db: D1Database,
  span: TimeSpan,
): Promise<{ ads: AdPeople[]; peopleLeftOut: number }> {
  const { results } = await db
    .prepare(AD_PEOPLE)
    .bind(...idRange("vis", span))
    .all<AdPeople & { allPeople: number } & Record<string, unknown>>();
  const shown = results.reduce((sum, { people }) => sum + people, 0);
  return { ads: results, peopleLeftOut: (results[0]?.allPeople ?? 0) - shown };
}
