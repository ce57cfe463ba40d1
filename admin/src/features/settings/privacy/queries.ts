import type { privacySettingsEdit, retentionSettingsEdit } from "@rotator/shared/contract/settings";
import { mutationOptions, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";

const key = ["settings"] as const;

export const privacyQueries = {
  retention: () =>
    queryOptions({ queryKey: [...key, "retention"], queryFn: () => ask(api.settings.retention.$get()) }),
  privacy: () =>
    queryOptions({ queryKey: [...key, "privacy"], queryFn: () => ask(api.settings.privacy.$get()) }),
};

export const saveRetention = mutationOptions({
  mutationFn: (json: z.input<typeof retentionSettingsEdit>) => ask(api.settings.retention.$put({ json })),
  onSuccess: (saved, _input, _result, { client }) => {
    client.setQueryData(privacyQueries.retention().queryKey, saved);
  },
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(privacyQueries.retention()),
});

export const savePrivacy = mutationOptions({
  mutationFn: (json: z.input<typeof privacySettingsEdit>) => ask(api.settings.privacy.$put({ json })),
  onSuccess: (saved, _input, _result, { client }) => {
    client.setQueryData(privacyQueries.privacy().queryKey, saved);
  },
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(privacyQueries.privacy()),
});
