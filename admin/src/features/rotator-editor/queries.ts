import type { Agent } from "@rotator/shared/contract/agents";
import type { pixelInput } from "@rotator/shared/contract/pixels";
import type { RotatorInput } from "@rotator/shared/contract/rotators";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../api.ts";

const LIMIT = "100";

const keys = {
  rotators: ["rotators"],
  detail: (id: string) => ["rotators", "detail", id],
  agents: ["agents"],
  pixels: ["pixels"],
};

export const editorQueries = {
  rotator: (id: string) =>
    queryOptions({
      queryKey: keys.detail(id),
      queryFn: () => ask(api.rotators[":id"].$get({ param: { id } })),
    }),
  /** Everybody who works here, to be chosen from. */
  agents: () =>
    queryOptions({
      queryKey: [...keys.agents, "everybody"],
      queryFn: () =>
        askAll<Agent>((cursor) =>
          ask(api.agents.$get({ query: { limit: LIMIT, archived: "false", ...cursor } })),
        ),
    }),
  domains: () =>
    queryOptions({
      queryKey: ["domains", "all"],
      queryFn: () => askAll((cursor) => ask(api.domains.$get({ query: { limit: LIMIT, ...cursor } }))),
    }),
  pixels: () =>
    queryOptions({
      queryKey: [...keys.pixels, "all"],
      queryFn: async () => (await ask(api.pixels.$get())).items,
    }),
  /** Whether a link may take this ending. */
  address: (domainId: string, slug: string) =>
    queryOptions({
      queryKey: ["addresses", domainId, slug],
      queryFn: () => ask(api.domains[":id"].addresses[":slug"].$get({ param: { id: domainId, slug } })),
    }),
  /** Of people's clicks in these days: how many there were, and how many came from customers who were recognised. */
  recognised: (rotatorId: string, from: string, to: string) =>
    queryOptions({
      queryKey: ["reports", "recognised", rotatorId, from, to],
      queryFn: async () => {
        const { shares } = await ask(api.reports.shares.$get({ query: { rotatorId, from, to } }));
        let recognised = 0;
        let clicks = 0;
        for (const { returning, cover, fallback, turns } of shares) {
          recognised += returning + cover;
          clicks += returning + cover + fallback + turns.got - turns.doubleTaps;
        }
        return { recognised, clicks };
      },
    }),
};

interface Save {
  /** Of the rotator that is edited; a new one has none yet. */
  seen: { id: string; version: number } | undefined;
  input: RotatorInput;
}

export const saveRotator = mutationOptions({
  mutationFn: ({ seen, input }: Save) =>
    seen
      ? ask(api.rotators[":id"].$put({ param: { id: seen.id }, json: { ...input, version: seen.version } }))
      : ask(api.rotators.$post({ json: input })),
  onSuccess: async (rotator, _input, _result, { client }) => {
    client.setQueryData(editorQueries.rotator(rotator.id).queryKey, rotator);
    await Promise.all([
      client.invalidateQueries({ queryKey: [...keys.rotators, "list"] }),
      client.invalidateQueries({ queryKey: keys.agents }),
    ]);
  },
});

export const createPixel = mutationOptions({
  mutationFn: (json: z.input<typeof pixelInput>) => ask(api.pixels.$post({ json })),
  onSuccess: (_pixel, _input, _result, { client }) => client.invalidateQueries({ queryKey: keys.pixels }),
});

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

async function askAll<T>(askPage: (cursor: { cursor?: string }) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Page<T> = await askPage(cursor === "" ? {} : { cursor });
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}
