import { AD_OF_VISITOR } from "./ad-of-visitor.ts";
import { CONTACT_COUNTS, VISITOR_OF_LEAD } from "./fold-statements.ts";
import { bindCut, loadCut } from "./folded-days.ts";
import type { TimeSpan } from "./id-range.ts";
import { WITH_CONTACT } from "./lead-conditions.ts";

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
  /** Sums. */
  wonValues: [currency: string, amount: number][];
}

const PEOPLE = `
SELECT *, sum(people) OVER () AS allPeople FROM (
  SELECT ad, max(lastVisitorId) AS lastVisitorId, sum(people) AS people FROM (
    SELECT (SELECT ad FROM ads WHERE id = folded.ad_id) AS ad, lastVisitorId, people FROM (
      SELECT a.ad_id, max(a.last_visitor_id) AS lastVisitorId, sum(a.people) AS people
      FROM json_each(?1) AS day CROSS JOIN ad_people AS a ON a.from_time = day.value GROUP BY 1) AS folded
    UNION ALL
    SELECT ${AD_OF_VISITOR}, max(v.id), count(*)
    FROM json_each(?2) AS gap CROSS JOIN visitors AS v ON v.id >= gap.value ->> 0 AND v.id < gap.value ->> 1
    WHERE v.clicks > 0 GROUP BY 1)
  GROUP BY 1)
ORDER BY people DESC, lastVisitorId LIMIT ${MAX_ADS}`;

const CONTACTS = `
SELECT (SELECT ad FROM ads WHERE id = folded.ad_id) AS ad, withContact, chats, qualified, won, wonValues FROM (
  SELECT a.ad_id, sum(a.with_contact) AS withContact, sum(a.chats) AS chats, sum(a.qualified) AS qualified,
    sum(a.won) AS won, json_group_array(json(a.won_values)) AS wonValues
  FROM json_each(?1) AS day CROSS JOIN ad_contacts AS a ON a.from_time = day.value GROUP BY 1) AS folded
UNION ALL
SELECT ad, withContact, chats, qualified, won, json_array(json(wonValues)) FROM (
SELECT ${AD_OF_VISITOR} AS ad, ${CONTACT_COUNTS}
FROM json_each(?2) AS gap CROSS JOIN leads AS l ON l.id >= gap.value ->> 0 AND l.id < gap.value ->> 1 AND ${WITH_CONTACT}
  CROSS JOIN visitors AS v ON ${VISITOR_OF_LEAD}
GROUP BY 1)`;

type Contacts = Pick<AdPeople, "withContact" | "chats" | "qualified" | "won" | "wonValues">;

/** Of people who came for the first time in the span. */
export async function loadAdPeople(
  db: D1Database,
  span: TimeSpan,
): Promise<{ ads: AdPeople[]; peopleLeftOut: number }> {
  const [people, contactsOf] = await Promise.all([loadPeople(db, span), loadContacts(db, span)]);
  const none = { withContact: 0, chats: 0, qualified: 0, won: 0, wonValues: [] };
  const shown = people.reduce((sum, row) => sum + row.people, 0);
  return {
    ads: people.map(({ ad, lastVisitorId, people: count }) => ({
      ...readAd(ad),
      lastVisitorId,
      people: count,
      ...(contactsOf.get(ad) ?? none),
    })),
    peopleLeftOut: (people[0]?.allPeople ?? 0) - shown,
  };
}

interface PeopleRow extends Record<string, unknown> {
  ad: string;
  lastVisitorId: string;
  people: number;
  allPeople: number;
}

async function loadPeople(db: D1Database, span: TimeSpan): Promise<PeopleRow[]> {
  const cut = await loadCut(db, "people", span);
  const { results } = await db
    .prepare(PEOPLE)
    .bind(...bindCut("vis", cut))
    .all<PeopleRow>();
  return results;
}

/** By the ad; one may have several rows, of folded days and of others. */
async function loadContacts(db: D1Database, span: TimeSpan): Promise<Map<string, Contacts>> {
  const cut = await loadCut(db, "contacts", span);
  const { results } = await db
    .prepare(CONTACTS)
    .bind(...bindCut("led", cut))
    .all<Omit<Contacts, "wonValues"> & { ad: string; wonValues: string } & Record<string, unknown>>();
  const contactsOf = new Map<string, Contacts>();
  for (const { ad, wonValues, ...row } of results) {
    const known = contactsOf.get(ad);
    const values: Contacts["wonValues"][] = JSON.parse(wonValues);
    contactsOf.set(ad, {
      withContact: (known?.withContact ?? 0) + row.withContact,
      chats: (known?.chats ?? 0) + row.chats,
      qualified: (known?.qualified ?? 0) + row.qualified,
      won: (known?.won ?? 0) + row.won,
      wonValues: sumByCurrency([...(known?.wonValues ?? []), ...values.flat()]),
    });
  }
  return contactsOf;
}

export function sumByCurrency(values: AdPeople["wonValues"]): AdPeople["wonValues"] {
  const sums = new Map<string, number>();
  for (const [currency, amount] of values) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return [...sums];
}

function readAd(
  ad: string,
): Pick<AdPeople, "campaignId" | "campaignName" | "adSetId" | "adSetName" | "adId" | "adName"> {
  const values: (string | null)[] = ad === "" ? [] : JSON.parse(ad);
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
