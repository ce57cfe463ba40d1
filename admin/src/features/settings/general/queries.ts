import type {
  alarmChannelsSchema,
  generalSettingsEdit,
  logoEdit,
  telegramEdit,
  webhookEdit,
} from "@rotator/shared/contract/settings";
import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import type * as z from "zod";
import { api, ask } from "../../../api.ts";
import { sessionQueries } from "../../../session-queries.ts";

const key = ["settings"] as const;

export const settingQueries = {
  general: () =>
    queryOptions({ queryKey: [...key, "general"], queryFn: () => ask(api.settings.general.$get()) }),
  logo: () => queryOptions({ queryKey: [...key, "logo"], queryFn: () => ask(api.settings.logo.$get()) }),
  channels: () =>
    queryOptions({
      queryKey: [...key, "channels"],
      queryFn: () => ask(api.settings["alarm-channels"].$get()),
    }),
};

export const saveGeneral = mutationOptions({
  mutationFn: (json: z.input<typeof generalSettingsEdit>) => ask(api.settings.general.$put({ json })),
  onSuccess: (settings, _input, _result, { client }) => {
    client.setQueryData(settingQueries.general().queryKey, settings);
    // Every page reckons in its time zone and currency.
    return client.invalidateQueries(sessionQueries.current());
  },
  // A refused save may be a stale one: what is there comes again.
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(settingQueries.general()),
});

function keepChannels(client: QueryClient, channels: z.infer<typeof alarmChannelsSchema>): void {
  client.setQueryData(settingQueries.channels().queryKey, channels);
}

export const saveLogo = mutationOptions({
  mutationFn: (json: z.input<typeof logoEdit>) => ask(api.settings.logo.$put({ json })),
  onSuccess: (logo, _input, _result, { client }) => client.setQueryData(settingQueries.logo().queryKey, logo),
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(settingQueries.logo()),
});

export const saveWebhook = mutationOptions({
  mutationFn: (json: z.input<typeof webhookEdit>) =>
    ask(api.settings["alarm-channels"].webhook.$put({ json })),
  onSuccess: (channels, _input, _result, { client }) => keepChannels(client, channels),
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(settingQueries.channels()),
});

export const saveTelegram = mutationOptions({
  mutationFn: (json: z.input<typeof telegramEdit>) =>
    ask(api.settings["alarm-channels"].telegram.$put({ json })),
  onSuccess: (channels, _input, _result, { client }) => keepChannels(client, channels),
  onError: (_error, _input, _result, { client }) => client.invalidateQueries(settingQueries.channels()),
});

type Channel = "webhook" | "telegram";

export const removeChannel = mutationOptions({
  mutationFn: (channel: Channel) =>
    ask(api.settings["alarm-channels"][":channel"].$delete({ param: { channel } })),
  onSuccess: (channels, _input, _result, { client }) => keepChannels(client, channels),
});

export const testChannel = mutationOptions({
  mutationFn: ({ channel, language }: { channel: Channel; language: string }) =>
    ask(
      api.settings["alarm-channels"][":channel"].test.$post(
        { param: { channel } },
        { headers: { "accept-language": language } },
      ),
    ),
});
