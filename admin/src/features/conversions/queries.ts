import type { conversionEventFilter, sendAgainInput } from "@rotator/shared/contract/conversion-events";
import type { pixelEdit, pixelInput } from "@rotator/shared/contract/pixels";
import type { conversionSettingsEdit } from "@rotator/shared/contract/settings";
import type { ConversionState } from "@rotator/shared/core/conversion";
import { infiniteQueryOptions, mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../api.ts";

const pixelKey = ["pixels"] as const;
const eventKey = ["conversion-events"] as const;
const settingsKey = ["settings", "conversions"] as const;
const EVENTS_A_PAGE = "50";
const AGAIN_MS = 30_000;
const SOON_MS = 5_000;

export type EventFilter = Pick<
  z.input<typeof conversionEventFilter>,
  "status" | "pixelId" | "rotatorId" | "reason"
> & { from?: number };

export const conversionQueries = {
  pixels: () => queryOptions({ queryKey: pixelKey, queryFn: () => ask(api.pixels.$get()) }),
  settings: () =>
    queryOptions({ queryKey: settingsKey, queryFn: () => ask(api.settings.conversions.$get()) }),
  /** For their names. */
  rotators: () =>
    queryOptions({
      queryKey: ["rotators", "names"],
      queryFn: async () => {
        const { items } = await ask(api.rotators.$get({ query: { limit: "100" } }));
        return items.map(({ id, name }) => ({ id, name }));
      },
    }),
  matchQuality: (rotatorId: string) =>
    queryOptions({
      queryKey: ["match-quality", rotatorId],
      queryFn: () => ask(api.rotators[":id"]["match-quality"].$get({ param: { id: rotatorId } })),
    }),
  events: ({ from, ...filter }: EventFilter) =>
    infiniteQueryOptions({
      queryKey: [...eventKey, "list", { from, ...filter }],
      queryFn: ({ pageParam }) =>
        ask(
          api["conversion-events"].$get({
            query: {
              ...filter,
              ...(from !== undefined && { from: String(from) }),
              ...(pageParam !== "" && { cursor: pageParam }),
              limit: EVENTS_A_PAGE,
            },
          }),
        ),
      initialPageParam: "",
      getNextPageParam: ({ nextCursor }) => nextCursor,
      refetchInterval: ({ state }) =>
        state.data?.pages.some(({ items }) => items.some(isOnItsWay)) === true ? SOON_MS : false,
    }),
  counts: (from: number, to: number) =>
    queryOptions({
      queryKey: [...eventKey, "counts", from, to],
      queryFn: () =>
        ask(api["conversion-events"].counts.$get({ query: { from: String(from), to: String(to) } })),
      refetchInterval: AGAIN_MS,
    }),
  event: (id: string) =>
    queryOptions({
      queryKey: [...eventKey, "detail", id],
      queryFn: () => ask(api["conversion-events"][":id"].$get({ param: { id } })),
      refetchInterval: ({ state }) => (state.data && isOnItsWay(state.data) ? SOON_MS : false),
    }),
};

/** What a look in a moment may find further on. */
function isOnItsWay({ status }: { status: ConversionState }): boolean {
  return status === "waiting" || status === "sending";
}

/** What a pixel does to its events, and to the settings that name it. */
function refreshPixels(client: QueryClient): Promise<unknown> {
  return Promise.all(
    [pixelKey, eventKey, settingsKey].map((queryKey) => client.invalidateQueries({ queryKey })),
  );
}

export const createPixel = mutationOptions({
  mutationFn: (json: z.input<typeof pixelInput>) => ask(api.pixels.$post({ json })),
  onSuccess: (_pixel, _input, _result, { client }) => refreshPixels(client),
});

export const editPixel = mutationOptions({
  mutationFn: ({ id, ...json }: z.input<typeof pixelEdit> & { id: string }) =>
    ask(api.pixels[":id"].$put({ param: { id }, json })),
  // A refused edit may be a stale one: the list comes again either way.
  onSettled: (_pixel, _error, _input, _result, { client }) => refreshPixels(client),
});

export const deletePixel = mutationOptions({
  mutationFn: (id: string) => ask(api.pixels[":id"].$delete({ param: { id } })),
  onSettled: (_answer, _error, _id, _result, { client }) => refreshPixels(client),
});

export const testPixel = mutationOptions({
  mutationFn: (id: string) => ask(api.pixels[":id"].test.$post({ param: { id } })),
  onSettled: (_answer, _error, _id, _result, { client }) => refreshPixels(client),
});

export const releasePixel = mutationOptions({
  mutationFn: ({ id, version }: { id: string; version: number }) =>
    ask(api.pixels[":id"].release.$post({ param: { id }, json: { version } })),
  onSettled: (_pixel, _error, _input, _result, { client }) => refreshPixels(client),
});

export const editSettings = mutationOptions({
  mutationFn: (json: z.input<typeof conversionSettingsEdit>) => ask(api.settings.conversions.$put({ json })),
  onSettled: (_settings, _error, _input, _result, { client }) => refreshPixels(client),
});

export const sendAgain = mutationOptions({
  mutationFn: (json: z.input<typeof sendAgainInput>) =>
    ask(api["conversion-events"]["send-again"].$post({ json })),
  onSettled: (_answer, _error, _input, _result, { client }) => refreshPixels(client),
});
