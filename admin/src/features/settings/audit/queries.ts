import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../../api.ts";

export interface AuditFilter {
  /** `user:usr_…` or `key:key_…`; empty: everybody. */
  actor: string;
  kind: string;
  /** Milliseconds UTC. */
  from: number | undefined;
  to: number | undefined;
}

const PAGE = "50";
const key = ["audit-log"] as const;

export const auditQueries = {
  list: (filter: AuditFilter) =>
    infiniteQueryOptions({
      queryKey: [...key, filter],
      queryFn: ({ pageParam }) =>
        ask(
          api["audit-log"].$get({
            query: {
              limit: PAGE,
              ...(filter.actor !== "" && { actor: filter.actor }),
              ...(filter.kind !== "" && { kind: filter.kind }),
              ...(filter.from !== undefined && { from: String(filter.from) }),
              ...(filter.to !== undefined && { to: String(filter.to) }),
              ...(pageParam !== "" && { cursor: pageParam }),
            },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
      staleTime: 0,
    }),
  /** Who may have changed something, by name. */
  people: () =>
    queryOptions({
      queryKey: [...key, "people"],
      queryFn: async () => (await ask(api.users.$get({ query: { limit: "100" } }))).items,
    }),
  keys: () =>
    queryOptions({
      queryKey: [...key, "keys"],
      queryFn: async () => (await ask(api["api-keys"].$get())).items,
    }),
};
