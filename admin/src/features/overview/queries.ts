import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";

const AGAIN_MS = 30_000;

export const overviewQueries = {
  week: () =>
    queryOptions({
      queryKey: ["overview", "week"],
      queryFn: () => ask(api.reports.overview.$get({ query: {} })),
      refetchInterval: AGAIN_MS,
    }),
};
