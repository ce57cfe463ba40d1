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
  wonValues: [currency: string, amount: number][];
}

// One call for all of them, as a JSON array: a call for each, and groups by each, take three times as long.
const AD = `json_extract(v.first_ad, '$.campaign_id', '$.utm_campaign', '$.adset_id', '$.utm_term', '$.ad_id', '$.utm_content')`;

const PEOPLE = `
SELECT *, sum(people) OVER () AS allPeople FROM (
  SELECT ${AD} AS ad, max(v.id) AS lastVisitorId, count(*) AS people
  FROM visitors AS v WHERE v.id >= ?1 AND v.id < ?2 AND v.clicks > 0
  GROUP BY 1)
ORDER BY people DESC, lastVisitorId LIMIT ${MAX_ADS}`;

// Few leads have contact, so few visitors are looked up: of those who are one person the first.
const CONTACTS = `
SELECT ${AD} AS ad, count(*) AS withContact, count(*) FILTER (WHERE ${CONTACTED}) AS chats,
  count(*) FILTER (WHERE ${QUALIFIED}) AS qualified, count(*) FILTER (WHERE ${WON}) AS won,
  json_group_array(json_array(l.value_currency, l.value_amount))
    FILTER (WHERE ${WON} AND l.value_amount IS NOT NULL AND l.value_currency IS NOT NULL) AS wonValues
FROM leads AS l CROSS JOIN visitors AS v
  ON v.id = (SELECT min(own.id) FROM visitors AS own WHERE own.lead_id = l.id)
WHERE l.id >= ?1 AND l.id < ?2 AND ${WITH_CONTACT}
GROUP BY 1`;

type Contacts = Pick<AdPeople, "withContact" | "chats" | "qualified" | "won"> & { wonValues: string };
type Row<T> = T & { ad: string | null } & Record<string, unknown>;

/** Of people who came for the first time in the span. */
export async function loadAdPeople(
  db: D1Database,
  span: TimeSpan,
): Promise<{ ads: AdPeople[]; peopleLeftOut: number }> {
  const [people, contacts] = await Promise.all([
    db
      .prepare(PEOPLE)
      .bind(...idRange("vis", span))
      .all<Row<{ lastVisitorId: string; people: number; allPeople: number }>>(),
    db
      .prepare(CONTACTS)
      .bind(...idRange("led", span))
      .all<Row<Contacts>>(),
  ]);
  const contactsOf = new Map(contacts.results.map(({ ad, ...counts }) => [ad, counts]));
  const none = { withContact: 0, chats: 0, qualified: 0, won: 0, wonValues: "[]" };
  const shown = people.results.reduce((sum, row) => sum + row.people, 0);
  return {
    ads: people.results.map(({ ad, lastVisitorId, people: count }) => {
      const { wonValues, ...contacts } = contactsOf.get(ad) ?? none;
      return { ...readAd(ad), lastVisitorId, people: count, ...contacts, wonValues: JSON.parse(wonValues) };
    }),
    peopleLeftOut: (people.results[0]?.allPeople ?? 0) - shown,
  };
}

function readAd(
  ad: string | null,
): Pick<AdPeople, "campaignId" | "campaignName" | "adSetId" | "adSetName" | "adId" | "adName"> {
  const values: (string | null)[] = JSON.parse(ad ?? "[]");
  const [
    campaignId = null,
    campaignName = null,
    adSetId = null,
    adSetName = null,
    adId = null,
    adName = null,
  ] = values;
  return { campaignId, campaignName, adSetId, adSetName, adId, adName };
}
