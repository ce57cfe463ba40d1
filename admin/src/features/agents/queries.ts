import type { Agent, agentArchive, agentInput, agentRestore } from "@rotator/shared/contract/agents";
import {
  type InfiniteData,
  infiniteQueryOptions,
  mutationOptions,
  queryOptions,
} from "@tanstack/react-query";
import type * as z from "zod";
import { readDay } from "@rotator/shared/core/day";
import { addDays } from "@rotator/shared/core/days";
import { api, ask } from "../../api.ts";

type AgentPages = InfiniteData<{ items: Agent[]; nextCursor: string | null }, unknown>;
export interface AgentFigures {
  clicks: number;
  withContact: number;
}
type AgentInput = z.input<typeof agentInput>;

const PAGE = "100";
const key = ["agents"] as const;

export const agentQueries = {
  list: (archived: boolean) =>
    infiniteQueryOptions({
      queryKey: [...key, { archived }],
      queryFn: ({ pageParam }) =>
        ask(
          api.agents.$get({
            query: {
              limit: PAGE,
              archived: String(archived),
              ...(pageParam !== "" && { cursor: pageParam }),
            },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
    }),
  /** Clicks and leads of everybody in the last 30 days. */
  figures: (timeZone: string) =>
    queryOptions({
      queryKey: [...key, "figures", timeZone],
      queryFn: async () => {
        const to = readDay(Date.now(), timeZone);
        const { rows } = await ask(api.reports.agents.$get({ query: { from: addDays(to, -29), to } }));
        return new Map(rows.map(({ agentId, ...figures }) => [agentId, figures]));
      },
    }),
  /** How many customers one has. */
  customers: (id: string) =>
    queryOptions({
      queryKey: [...key, "customers", id],
      queryFn: () => ask(api.leads.counts.$get({ query: { agentId: id } })),
    }),
};

export const createAgent = mutationOptions({
  mutationFn: (json: AgentInput) => ask(api.agents.$post({ json })),
  onSuccess: (_agent, _input, _result, { client }) => client.invalidateQueries({ queryKey: key }),
});

export const editAgent = mutationOptions({
  mutationFn: ({ id, ...json }: AgentInput & { id: string; version: number }) =>
    ask(api.agents[":id"].$put({ param: { id }, json })),
  // A refused edit may be a stale one: the list comes again either way.
  onSettled: (_agent, _error, _input, _result, { client }) => client.invalidateQueries({ queryKey: key }),
});

/** Shown as switched at once, and back as it was when the answer is no. */
export const switchAgent = mutationOptions({
  mutationKey: [...key, "switch"],
  mutationFn: ({ id, active }: { id: string; active: boolean }) =>
    ask(api.agents[":id"].active.$put({ param: { id }, json: { active } })),
  onMutate: async ({ id, active }, { client }) => {
    await client.cancelQueries({ queryKey: key });
    const before = client.getQueryData(agentQueries.list(false).queryKey);
    client.setQueryData(agentQueries.list(false).queryKey, (pages) => withAgent(pages, id, { active }));
    return before?.pages.flatMap(({ items }) => items).find((agent) => agent.id === id);
  },
  onError: (_error, { id }, before, { client }) => {
    if (before)
      client.setQueryData(agentQueries.list(false).queryKey, (pages) => withAgent(pages, id, before));
  },
  onSuccess: (agent, { id }, _before, { client }) => {
    client.setQueryData(agentQueries.list(false).queryKey, (pages) => withAgent(pages, id, agent));
  },
});

export const archiveAgent = mutationOptions({
  mutationFn: ({ id, ...json }: z.infer<typeof agentArchive> & { id: string }) =>
    ask(api.agents[":id"].archive.$post({ param: { id }, json })),
  onSettled: (_agent, _error, _input, _result, { client }) =>
    Promise.all([key, ["rotators"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
});

export const restoreAgent = mutationOptions({
  mutationFn: ({ id, ...json }: z.input<typeof agentRestore> & { id: string }) =>
    ask(api.agents[":id"].restore.$post({ param: { id }, json })),
  onSettled: (_agent, _error, _input, _result, { client }) =>
    Promise.all([key, ["rotators"]].map((queryKey) => client.invalidateQueries({ queryKey }))),
});

function withAgent(
  pages: AgentPages | undefined,
  id: string,
  change: Partial<Agent>,
): AgentPages | undefined {
  return (
    pages && {
      ...pages,
      pages: pages.pages.map((page) => ({
        ...page,
        items: page.items.map((agent) => (agent.id === id ? { ...agent, ...change } : agent)),
      })),
    }
  );
}
