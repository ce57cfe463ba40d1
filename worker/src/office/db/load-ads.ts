import type { Ad, AdSet, Ads, Campaign } from "@rotator/shared/contract/reports";
import { listDays } from "@rotator/shared/core/days";
import { countDimensionValues, type Dimension, type DimensionCount } from "./count-dimension-values.ts";
import { type AdPeople, loadAdPeople, sumByCurrency } from "./load-ad-people.ts";
import type { ReportPeriod } from "./report-period.ts";

/**
 * Campaigns with their ad sets and ads, without a look at clicks: people and what became of them by the ad that brought
 * them first; clicks as the days counted them, by id, or by name where a campaign has no id.
 */
export async function loadAds(db: D1Database, reportPeriod: ReportPeriod): Promise<Ads> {
  const { period, timeZone } = reportPeriod;
  const days = listDays(period.fromDay, period.toDay, timeZone);
  const [{ ads: people, peopleLeftOut }, counts] = await Promise.all([
    loadAdPeople(db, period),
    countDimensionValues(db, days, ["campaign_id", "adset_id", "ad_id", "utm_campaign"]),
  ]);
  const countClicks = makeClickCounter(counts);
  const latestFirst = people.toSorted((a, b) => (a.lastVisitorId < b.lastVisitorId ? 1 : -1));
  const campaigns = groupBy(latestFirst, (row) => [row.campaignId, row.campaignName]).map((rows) =>
    readCampaign(rows, countClicks),
  );
  return { ...reportPeriod, campaigns: [...campaigns, ...listUnmet(counts, campaigns)], peopleLeftOut };
}

type ClickCounter = (dimension: Dimension, id: string | null) => number | null;

/** Null where clicks of that value may be among those that a day did not keep by name. */
function makeClickCounter(counts: readonly DimensionCount[]): ClickCounter {
  const known = new Map(counts.map(({ dimension, value, clicks }) => [`${dimension} ${value}`, clicks]));
  return (dimension, id) => {
    if (id === null || id === "") return null;
    return known.get(`${dimension} ${id}`) ?? (known.has(`${dimension} `) ? null : 0);
  };
}

function readCampaign(rows: readonly AdPeople[], countClicks: ClickCounter): Campaign {
  const id = rows[0]?.campaignId ?? null;
  const name = findName(rows, (row) => row.campaignName);
  const adSets = groupBy(rows, (row) => [row.adSetId, row.adSetName]).map((ofSet) =>
    readAdSet(ofSet, countClicks),
  );
  // A name that stands beside an id counts that id's clicks as well.
  const clicks = id === null ? countClicks("utm_campaign", name) : countClicks("campaign_id", id);
  return { id, name, clicks, ...sumPeople(rows), adSets };
}

function readAdSet(rows: readonly AdPeople[], countClicks: ClickCounter): AdSet {
  const id = rows[0]?.adSetId ?? null;
  const name = findName(rows, (row) => row.adSetName);
  const ads = groupBy(rows, (row) => [row.adId, row.adName]).map((ofAd) => readAd(ofAd, countClicks));
  return { id, name, clicks: countClicks("adset_id", id), ...sumPeople(rows), ads };
}

function readAd(rows: readonly AdPeople[], countClicks: ClickCounter): Ad {
  const id = rows[0]?.adId ?? null;
  return {
    id,
    name: findName(rows, (row) => row.adName),
    clicks: countClicks("ad_id", id),
    ...sumPeople(rows),
  };
}

/** By id where there is one, so that a renamed ad stays one; else by name. Those with most people come first. */
function groupBy(
  rows: readonly AdPeople[],
  keyOf: (row: AdPeople) => [id: string | null, name: string | null],
): AdPeople[][] {
  const groups = new Map<string, AdPeople[]>();
  for (const row of rows) {
    const [id, name] = keyOf(row);
    const key = id === null ? `name ${name ?? ""}` : `id ${id}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()].toSorted((a, b) => countPeople(b) - countPeople(a));
}

function countPeople(rows: readonly AdPeople[]): number {
  return rows.reduce((total, { people }) => total + people, 0);
}

/** The latest that was told; takes the latest first. */
function findName(rows: readonly AdPeople[], nameOf: (row: AdPeople) => string | null): string | null {
  return rows.map(nameOf).find((name) => name !== null) ?? null;
}

function sumPeople(rows: readonly AdPeople[]): Omit<Ad, "id" | "name" | "clicks"> {
  const sum = (valueOf: (row: AdPeople) => number) => rows.reduce((total, row) => total + valueOf(row), 0);
  return {
    people: sum((row) => row.people),
    withContact: sum((row) => row.withContact),
    chats: sum((row) => row.chats),
    qualified: sum((row) => row.qualified),
    won: sum((row) => row.won),
    values: sumValues(rows.flatMap((row) => row.wonValues)),
  };
}

function sumValues(values: AdPeople["wonValues"]): Ad["values"] {
  return sumByCurrency(values).map(([currency, amount]) => ({
    currency,
    amount: Math.round(amount * 100) / 100,
  }));
}

/** Campaigns that only people who had come before clicked on. */
function listUnmet(counts: readonly DimensionCount[], campaigns: readonly Campaign[]): Campaign[] {
  const met = new Set(campaigns.map(({ id }) => id));
  return counts
    .filter(({ dimension, value }) => dimension === "campaign_id" && value !== "" && !met.has(value))
    .map(({ value, clicks }) => ({ id: value, name: null, clicks, ...sumPeople([]), adSets: [] }));
}
