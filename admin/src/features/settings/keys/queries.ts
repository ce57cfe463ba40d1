import type { apiKeyInput } from "@rotator/shared/contract/api-keys";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

const key = ["api-keys"] as const;

export const keyQueries = {
  list: () => queryOptions({ queryKey: key, queryFn: () => ask(api["api-keys"].$get()) }),
};

export const createKey = mutationOptions({
  mutationFn: (json: z.input<typeof apiKeyInput>) => ask(api["api-keys"].$post({ json })),
  onSuccess: (_made, _input, _result, { client }) => client.invalidateQueries({ queryKey: key }),
  // Whole, it stays in no cache once the page is left.
  gcTime: 0,
});

export const revokeKey = mutationOptions({
  mutationFn: (id: string) => ask(api["api-keys"][":id"].revoke.$post({ param: { id } })),
  onSettled: (_key, _error, _id, _result, { client }) => client.invalidateQueries({ queryKey: key }),
});
