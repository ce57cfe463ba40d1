import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, ask } from "../../api.ts";
import type { Days } from "../../ui/period.ts";

const key = ["reports"] as const;
const { reports } = api;
/** What was shown stays until the other days are there. */
const calm = { placeholderData: keepPreviousData } as const;

export const reportQueries = {
  stairs: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "stairs", from, to],
      queryFn: () => ask(reports.stairs.$get({ query: { from, to } })),
      ...calm,
    }),
  ads: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "ads", from, to],
      queryFn: () => ask(reports.ads.$get({ query: { from, to } })),
      ...calm,
    }),
  agents: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "agents", from, to],
      queryFn: () => ask(reports.agents.$get({ query: { from, to } })),
      ...calm,
    }),
  shares: (rotatorId: string, { from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "shares", rotatorId, from, to],
      queryFn: () => ask(reports.shares.$get({ query: { rotatorId, from, to } })),
      ...calm,
    }),
  rotators: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "rotators", from, to],
      queryFn: () => ask(reports.rotators.$get({ query: { from, to } })),
      ...calm,
    }),
  countries: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "countries", from, to],
      queryFn: () => ask(reports.countries.$get({ query: { from, to } })),
      ...calm,
    }),
  devices: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "devices", from, to],
      queryFn: () => ask(reports.devices.$get({ query: { from, to } })),
      ...calm,
    }),
  hours: ({ from, to }: Days) =>
    queryOptions({
      queryKey: [...key, "hours", from, to],
      queryFn: () => ask(reports.hours.$get({ query: { from, to } })),
      ...calm,
    }),
};
