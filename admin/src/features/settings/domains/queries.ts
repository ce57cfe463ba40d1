import type { domainEdit, domainInput } from "@rotator/shared/contract/domains";
import { infiniteQueryOptions, mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

const PAGE = "100";
const key = ["domains"] as const;

export const domainQueries = {
  list: () =>
    infiniteQueryOptions({
      queryKey: [...key, "list"],
      queryFn: ({ pageParam }) =>
        ask(api.domains.$get({ query: { limit: PAGE, ...(pageParam !== "" && { cursor: pageParam }) } })),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  /** The links that stand on it, in use or put away. */
  links: (domainId: string) =>
    queryOptions({
      queryKey: [...key, "links", domainId],
      queryFn: async () => {
        const found = await Promise.all(["false", "true"].map((archived) => listRotators(archived)));
        return found.flat().filter((rotator) => rotator.domainId === domainId);
      },
    }),
};

async function listRotators(archived: string) {
  const items = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: Awaited<ReturnType<typeof loadPage>> = await loadPage(archived, cursor);
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return items;
}

function loadPage(archived: string, cursor: string) {
  return ask(api.rotators.$get({ query: { limit: PAGE, archived, ...(cursor !== "" && { cursor }) } }));
}

/** A real request to the domain, made now; what it finds is kept. */
export const checkDomain = mutationOptions({
  mutationFn: (id: string) => ask(api.domains[":id"].check.$post({ param: { id } })),
  onSettled: (_check, _error, _id, _result, { client }) =>
    client.invalidateQueries({ queryKey: [...key, "list"] }),
});

export const createDomain = mutationOptions({
  mutationFn: (json: z.input<typeof domainInput>) => ask(api.domains.$post({ json })),
  onSuccess: (_domain, _input, _result, { client }) =>
    client.invalidateQueries({ queryKey: [...key, "list"] }),
});

export const editDomain = mutationOptions({
  mutationFn: ({ id, ...json }: z.input<typeof domainEdit> & { id: string }) =>
    ask(api.domains[":id"].$put({ param: { id }, json })),
  onSettled: (_domain, _error, _input, _result, { client }) =>
    client.invalidateQueries({ queryKey: [...key, "list"] }),
});

export const deleteDomain = mutationOptions({
  mutationFn: (id: string) => ask(api.domains[":id"].$delete({ param: { id } })),
  onSettled: (_nothing, _error, _id, _result, { client }) =>
    client.invalidateQueries({ queryKey: [...key, "list"] }),
});
