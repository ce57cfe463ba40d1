import type { Ad, Ads, Campaign } from "@rotator/shared/contract/reports";

/** One line of the ads: a campaign, an ad set of it or an ad of that, by those above it. */
export interface AdRow {
  key: string;
  level: 0 | 1 | 2;
  path: Pick<Ad, "id" | "name">[];
  counts: Ad;
  childCount: number;
}

/** All lines, each before those within it. */
export function listAdRows({ campaigns }: Pick<Ads, "campaigns">): AdRow[] {
  return campaigns.flatMap((campaign) => {
    const top = makeRow([], campaign, countTold(campaign.adSets));
    return [
      top,
      ...campaign.adSets.flatMap((adSet) => {
        const middle = makeRow(top.path, adSet, countTold(adSet.ads), top.key);
        return [middle, ...adSet.ads.map((ad) => makeRow(middle.path, ad, 0, middle.key))];
      }),
    ];
  });
}

/** Those that are open: every line above them is. */
export function pickOpen(rows: readonly AdRow[], opened: ReadonlySet<string>): AdRow[] {
  const shown = new Set<string>();
  return rows.filter(({ key, level }) => {
    const above = key.slice(0, key.lastIndexOf("/"));
    const isShown = level === 0 || (shown.has(above) && opened.has(above));
    if (isShown) shown.add(key);
    return isShown;
  });
}

/** The lowest lines, which add up to all: for a file. */
export function pickLowest(rows: readonly AdRow[]): AdRow[] {
  return rows.filter((row, index) => {
    const next = rows[index + 1];
    return next === undefined || next.level <= row.level;
  });
}

export function peopleOf(campaigns: readonly Campaign[], { id, name }: Pick<Ad, "id" | "name">): number {
  const found = campaigns.find((campaign) =>
    id === null ? campaign.id === null && campaign.name === name : campaign.id === id,
  );
  return found?.people ?? 0;
}

function makeRow(above: AdRow["path"], counts: Ad, childCount: number, aboveKey = ""): AdRow {
  const { id, name } = counts;
  const own = encodeURIComponent(id === null ? `name ${name ?? ""}` : `id ${id}`);
  return {
    key: `${aboveKey}/${own}`,
    // Safe: there are three levels, so at most two stand above.
    level: above.length as AdRow["level"],
    path: [...above, { id, name }],
    counts,
    childCount,
  };
}

/** One that was not told has nothing to be opened for. */
function countTold(rows: readonly Ad[]): number {
  const [only] = rows;
  return rows.length === 1 && only && only.id === null && only.name === null ? 0 : rows.length;
}
