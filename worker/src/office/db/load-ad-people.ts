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

const AD = `v.first_ad ->> 'campaign_id' AS campaignId, v.first_ad ->> 'utm_campaign' AS campaignName,
  v.first_ad ->> 'adset_id' AS adSetId, v.first_ad ->> 'utm_term' AS adSetName,
  v.first_ad ->> 'ad_id' AS adId, v.first_ad ->> 'utm_content' AS adName`;

const PEOPLE = `
SELECT *, sum(people) OVER () AS allPeople FROM (
  SELECT ${AD}, max(v.id) AS lastVisitorId, count(*) AS people
  FROM visitors AS v WHERE v.id >= ?1 AND v.id < ?2 AND v.clicks > 0
  GROUP BY 1, 2, 3, 4, 5, 6)
ORDER BY people DESC, lastVisitorId LIMIT ${MAX_ADS}`;

// Few leads have contact, so few visitors are looked up: of those who are one person the first.
const CONTACTS = `
SELECT ${AD}, count(*) AS withContact, count(*) FILTER (WHERE ${CONTACTED}) AS chats,
  count(*) FILTER (WHERE ${QUALIFIED}) AS qualified, count(*) FILTER (WHERE ${WON}) AS won
FROM leads AS l CROSS JOIN visitors AS v
  ON v.id = (SELECT min(own.id) FROM visitors AS own WHERE own.lead_id = l.id)
WHERE l.id >= ?1 AND l.id < ?2 AND ${WITH_CONTACT}
GROUP BY 1, 2, 3, 4, 5, 6`;

type AdKey = Pick<AdPeople, "campaignId" | "campaignName" | "adSetId" | "adSetName" | "adId" | "adName">;
type Contacts = Pick<AdPeople, "withContact" | "chats" | "qualified" | "won">;
type PeopleRow = Omit<AdPeople, keyof Contacts> & { allPeople: number };

/** Of people who came for the first time in the span. */
export async function loadAdPeople(
  db: D1Database,
  span: TimeSpan,
): Promise<{ ads: AdPeople[]; peopleLeftOut: number }> {
  const [people, contacts] = await Promise.all([
    db
      .prepare(PEOPLE)
      .bind(...idRange("vis", span))
      .all<PeopleRow & Record<string, unknown>>(),
    db
      .prepare(CONTACTS)
      .bind(...idRange("led", span))
      .all<AdKey & Contacts & Record<string, unknown>>(),
  ]);
  const contactsOf = new Map(contacts.results.map((row) => [keyOf(row), row]));
  const shown = people.results.reduce((sum, row) => sum + row.people, 0);
  return {
    ads: people.results.map(({ allPeople: _all, ...row }) => ({
      ...row,
      ...readContacts(contactsOf.get(keyOf(row))),
    })),
    peopleLeftOut: (people.results[0]?.allPeople ?? 0) - shown,
  };
}

function readContacts(found: Contacts | undefined): Contacts {
  const { withContact = 0, chats = 0, qualified = 0, won = 0 } = found ?? {};
  return { withContact, chats, qualified, won };
}

function keyOf({ campaignId, campaignName, adSetId, adSetName, adId, adName }: AdKey): string {
  return JSON.stringify([campaignId, campaignName, adSetId, adSetName, adId, adName]);
}
