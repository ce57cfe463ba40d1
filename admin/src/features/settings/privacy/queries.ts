import type { retentionSettingsEdit } from "@rotator/shared/contract/settings";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

const key = ["settings"] as const;

export const privacyQueries = {
  retention: () =>
    queryOptions({ queryKey: [...key, "retention"], queryFn: () => ask(api.settings.retention.$get()) }),
};

export const saveRetention = mutationOptions({
  mutationFn: (json: z.input<typeof retentionSettingsEdit>) => ask(api.settings.retention.$put({ json })),
  onSuccess: (saved, _input, _result, { client }) =>
    client.setQueryData(privacyQueries.retention().queryKey, saved),
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(privacyQueries.retention()),
});
