import { keepPreviousData, mutationOptions, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import type { Days } from "./period.ts";

const AGAIN_MS = 30_000;
const LIVE_MS = 10_000;
const key = ["overview"] as const;

/** All of it stays while what comes in its place is on the way. */
export const overviewQueries = {
  figures: (days: Days) =>
    queryOptions({
      queryKey: [...key, "figures", days],
      queryFn: () => ask(api.reports.overview.$get({ query: days })),
      refetchInterval: AGAIN_MS,
      placeholderData: keepPreviousData,
    }),
  lastClick: () =>
    queryOptions({
      queryKey: [...key, "last-click"],
      queryFn: async () => (await ask(api.clicks.$get({ query: { limit: "1" } }))).items[0] ?? null,
      refetchInterval: LIVE_MS,
    }),
  /** Everybody who works, for the switches. */
  team: () =>
    queryOptions({
      queryKey: ["agents", "overview"],
      queryFn: async () => (await ask(api.agents.$get({ query: { limit: "100" } }))).items,
      refetchInterval: AGAIN_MS,
    }),
  rotators: () =>
    queryOptions({
      queryKey: ["rotators", "overview"],
      queryFn: async () => {
        const { items } = await ask(api.rotators.$get({ query: { limit: "100" } }));
        return items.toSorted((a, b) => b.clicksToday - a.clicksToday);
      },
      refetchInterval: AGAIN_MS,
    }),
  /** The rotators of a period, the busiest first. */
  busiest: (days: Days) =>
    queryOptions({
      queryKey: [...key, "busiest", days],
      queryFn: async () => {
        const { rows } = await ask(api.reports.rotators.$get({ query: days }));
        return rows.toSorted((a, b) => b.people - a.people);
      },
      placeholderData: keepPreviousData,
    }),
  shares: (rotatorId: string, days: Days) =>
    queryOptions({
      queryKey: [...key, "shares", rotatorId, days],
      queryFn: () => ask(api.reports.shares.$get({ query: { rotatorId, ...days } })),
      refetchInterval: AGAIN_MS,
      placeholderData: keepPreviousData,
    }),
};

/** Shown as switched at once, and back as it was when the answer is no. */
export const switchAgent = mutationOptions({
  mutationFn: ({ id, active }: { id: string; active: boolean }) =>
    ask(api.agents[":id"].active.$put({ param: { id }, json: { active } })),
  onMutate: async ({ id, active }, { client }) => {
    const { queryKey } = overviewQueries.team();
    await client.cancelQueries({ queryKey });
    client.setQueryData(queryKey, (team) =>
      team?.map((agent) => (agent.id === id ? { ...agent, active } : agent)),
    );
  },
  onError: (_error, { id, active }, _result, { client }) => {
    client.setQueryData(overviewQueries.team().queryKey, (team) =>
      team?.map((agent) => (agent.id === id ? { ...agent, active: !active } : agent)),
    );
  },
  onSettled: (_agent, _error, _input, _result, { client }) =>
    Promise.all(
      [["agents"], ["rotators"], [...key, "shares"]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    ),
});
