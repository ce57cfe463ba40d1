import type { clickFilter } from "@rotator/shared/contract/clicks";
import type * as z from "zod";

type ClickFilter = z.input<typeof clickFilter>;

/** What a click was, in the words of the page's address. */
export const KINDS = [
  "human",
  "returning",
  "cover",
  "backup",
  "repeat",
  "flood",
  "preview_or_bot",
  "preview",
  "bot",
  "prefetch",
] as const;
export type Kind = (typeof KINDS)[number];

/** What a list of clicks can be filtered by, as its address names it. */
export const FILTERS = ["kind", "rotator", "cs", "campaign", "source", "country", "device", "app"] as const;
export type FilterName = (typeof FILTERS)[number];
export type ClickSearch = Partial<Record<FilterName, string>>;

export function readClickSearch(search: URLSearchParams): ClickSearch {
  return Object.fromEntries(
    FILTERS.map((name) => [name, search.get(name) ?? ""]).filter(([, value]) => value !== ""),
  );
}

/** What the API is asked for. */
export function toClickFilter(
  { kind, rotator, cs, campaign, source, country, device, app }: ClickSearch,
  { from, to }: { from: number; to: number },
): Record<string, string> {
  const filter: ClickFilter = {
    ...readKind(KINDS.find((known) => known === kind)),
    rotatorId: rotator,
    agentId: cs,
    campaign,
    source,
    country,
    device,
    inApp: app,
  };
  return {
    from: String(from),
    to: String(to),
    ...Object.fromEntries(
      Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    ),
  };
}

function readKind(kind: Kind | undefined): ClickFilter {
  if (kind === "returning") return { verdict: "human", choice: "sticky" };
  if (kind === "cover") return { verdict: "human", choice: "cover" };
  if (kind === "backup") return { verdict: "human", choice: "fallback" };
  return { verdict: kind };
}
