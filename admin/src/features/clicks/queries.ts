import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import type { Days } from "../../ui/period.ts";

const key = ["clicks"] as const;
const OPTIONS_FRESH_MS = 300_000;

export const clickQueries = {
  list: (filter: Record<string, string>) =>
    infiniteQueryOptions({
      queryKey: [...key, "list", filter],
      queryFn: ({ pageParam }) =>
        ask(api.clicks.$get({ query: { ...filter, ...(pageParam !== "" && { cursor: pageParam }) } })),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
      placeholderData: keepPreviousData,
    }),
  detail: (id: string) =>
    queryOptions({
      queryKey: [...key, "detail", id],
      queryFn: () => ask(api.clicks[":id"].$get({ param: { id } })),
    }),
  /** What there is to choose from: the values that the reports of the same days have. */
  options: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "options", from, to],
      queryFn: async () => {
        const query = { from, to };
        const [rotators, agents, ads, countries, devices] = await Promise.all([
          ask(api.reports.rotators.$get({ query })),
          ask(api.reports.agents.$get({ query })),
          ask(api.reports.ads.$get({ query })),
          ask(api.reports.countries.$get({ query })),
          ask(api.reports.devices.$get({ query })),
        ]);
        return {
          rotators: rotators.rows,
          agents: agents.rows,
          campaigns: ads.campaigns,
          countries: countries.rows,
          devices: devices.rows,
        };
      },
      staleTime: OPTIONS_FRESH_MS,
      placeholderData: keepPreviousData,
    }),
};
