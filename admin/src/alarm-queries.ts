import { queryOptions } from "@tanstack/react-query";
import { api, ask } from "./api.ts";

const AGAIN_MS = 60_000;
const SHOWN = "50";

/** What is wrong and what was; the bell and the overview show it. */
export const alarmQueries = {
  list: () =>
    queryOptions({
      queryKey: ["alarms"],
      queryFn: async () => {
        const { items } = await ask(api.alarms.$get({ query: { limit: SHOWN } }));
        return {
          open: items.filter(({ endedAt }) => endedAt === null),
          over: items.filter(({ endedAt }) => endedAt !== null),
        };
      },
      refetchInterval: AGAIN_MS,
    }),
};
