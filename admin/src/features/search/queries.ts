import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";

const PAGE = "100";
const MAX_PAGES = 10;
const FRESH_MS = 60_000;

/** Rotators and CS are few: they come once and are looked through in the page. Leads are looked for by the API. */
export const searchQueries = {
  rotators: () =>
    queryOptions({
      queryKey: ["search", "rotators"],
      queryFn: () =>
        readAll((cursor) => ask(api.rotators.$get({ query: { limit: PAGE, archived: "false", ...cursor } }))),
      staleTime: FRESH_MS,
    }),
  agents: () =>
    queryOptions({
      queryKey: ["search", "agents"],
      queryFn: () =>
        readAll((cursor) => ask(api.agents.$get({ query: { limit: PAGE, archived: "false", ...cursor } }))),
      staleTime: FRESH_MS,
    }),
  leads: (q: string) =>
    queryOptions({
      queryKey: ["search", "leads", q],
      queryFn: () => ask(api.leads.search.$post({ json: { q } })),
      enabled: q.length >= 2,
      placeholderData: keepPreviousData,
    }),
};

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

async function readAll<T>(load: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = "";
  for (let page = 0; page < MAX_PAGES && cursor !== null; page++) {
    const answer: Page<T> = await load(cursor === "" ? {} : { cursor });
    items.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return items;
}
