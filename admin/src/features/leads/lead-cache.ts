import type { Lead, leadSearchResult } from "@rotator/shared/contract/leads";
import type { InfiniteData, QueryClient } from "@tanstack/react-query";
import type * as z from "zod";

export const leadKey = ["leads"] as const;

type LeadPages = InfiniteData<{ items: Lead[]; nextCursor: string | null }, unknown>;
type Found = z.infer<typeof leadSearchResult>;

/** Changes a lead wherever it is shown. */
export function patchLead(client: QueryClient, id: string, change: Partial<Lead>): void {
  changeItems(client, id, (items) => items.map((lead) => (lead.id === id ? { ...lead, ...change } : lead)));
  client.setQueryData<Lead>([...leadKey, "detail", id], (lead) => lead && { ...lead, ...change });
}

/** The newest that is known here. */
export function readVersion(client: QueryClient, id: string): number | undefined {
  const lists = client.getQueriesData<LeadPages>({ queryKey: [...leadKey, "list"] });
  const whole = client.getQueriesData<Lead[]>({ queryKey: [...leadKey, "all"] });
  const found = client.getQueriesData<Found>({ queryKey: [...leadKey, "search"] });
  const versions = [
    client.getQueryData<Lead>([...leadKey, "detail", id]),
    ...lists.flatMap(([, data]) => data?.pages.flatMap(({ items }) => items) ?? []),
    ...whole.flatMap(([, items]) => items ?? []),
    ...found.flatMap(([, data]) => data?.items ?? []),
  ]
    .filter((lead) => lead?.id === id)
    .map((lead) => lead?.version ?? 0);
  return versions.length === 0 ? undefined : Math.max(...versions);
}

/** Takes a lead out of every list. */
export function dropLead(client: QueryClient, id: string): void {
  changeItems(client, id, (items) => items.filter((lead) => lead.id !== id));
}

function changeItems(client: QueryClient, id: string, change: (items: Lead[]) => Lead[]): void {
  const changed = (items: Lead[]) => (items.some((lead) => lead.id === id) ? change(items) : items);
  client.setQueriesData<LeadPages>(
    { queryKey: [...leadKey, "list"] },
    (data) => data && { ...data, pages: data.pages.map((page) => ({ ...page, items: changed(page.items) })) },
  );
  client.setQueriesData<Lead[]>({ queryKey: [...leadKey, "all"] }, (items) => items && changed(items));
  client.setQueriesData<Found>(
    { queryKey: [...leadKey, "search"] },
    (found) => found && { ...found, items: changed(found.items) },
  );
}
