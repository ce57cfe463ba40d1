import {
  alarmChannelsSchema,
  channelTestSchema,
  telegramEdit,
  webhookEdit,
} from "@rotator/shared/contract/settings";
import { ALARM_CHANNELS, type AlarmChannel } from "@rotator/shared/core/alarm";
import * as z from "zod";
import { sendTestNotice } from "../alarms/send-test-notice.ts";
import { loadAdminUrl } from "../db/admin-url.ts";
import { loadAlarmChannels, removeAlarmChannel, saveTelegram, saveWebhook } from "../db/alarm-channels.ts";
import { loadSavedAt, markSaved } from "../db/setting-groups.ts";
import type { OfficeEnv } from "../env.ts";
import type { Actor } from "./actor.ts";
import { notFound } from "./api-error.ts";
import { readAskedLanguage } from "./asked-language.ts";
import { audit } from "./audit.ts";
import { bodyOf, defineRoute, jsonOf, PROBLEMS } from "./define-route.ts";
import { makeRoutes } from "./make-routes.ts";

const params = z.object({ channel: z.enum(ALARM_CHANNELS) });
const now = { 200: jsonOf(alarmChannelsSchema, "Where alarms are told, without the secrets."), ...PROBLEMS };

const read = defineRoute("settings:read", {
  method: "get",
  path: "/settings/alarm-channels",
  responses: now,
});

const putWebhook = defineRoute("settings:write", {
  method: "put",
  path: "/settings/alarm-channels/webhook",
  request: { body: bodyOf(webhookEdit) },
  responses: now,
});

const putTelegram = defineRoute("settings:write", {
  method: "put",
  path: "/settings/alarm-channels/telegram",
  request: { body: bodyOf(telegramEdit) },
  responses: now,
});

const remove = defineRoute("settings:write", {
  method: "delete",
  path: "/settings/alarm-channels/{channel}",
  request: { params },
  responses: now,
});

const test = defineRoute("settings:write", {
  method: "post",
  path: "/settings/alarm-channels/{channel}/test",
  request: { params },
  responses: { 200: jsonOf(channelTestSchema, "What came of a test message."), ...PROBLEMS },
});

export const alarmChannelRoutes = makeRoutes()
  .openapi(read, async (c) => c.json(await showChannels(c.env), 200))
  .openapi(putWebhook, async (c) => {
    const { url, updatedAt } = c.req.valid("json");
    const mark = markSaved(c.env.DB, "alarms", updatedAt, Date.now());
    return c.json(
      await change(c.env, c.var.actor, "webhook", () => saveWebhook(c.env, { url }, [mark])),
      200,
    );
  })
  .openapi(putTelegram, async (c) => {
    const { updatedAt, ...input } = c.req.valid("json");
    const mark = markSaved(c.env.DB, "alarms", updatedAt, Date.now());
    return c.json(
      await change(c.env, c.var.actor, "telegram", () => saveTelegram(c.env, input, [mark])),
      200,
    );
  })
  .openapi(remove, async (c) => {
    const { channel } = c.req.valid("param");
    const { updatedAt, ...channels } = await showChannels(c.env);
    if (channels[channel] === null) throw notFound("alarm channel");
    const mark = markSaved(c.env.DB, "alarms", updatedAt, Date.now());
    return c.json(
      await change(c.env, c.var.actor, channel, () => removeAlarmChannel(c.env.DB, channel, [mark])),
      200,
    );
  })
  .openapi(test, async (c) => {
    const { channel } = c.req.valid("param");
    const language = readAskedLanguage(c.req.header("accept-language"));
    const answer = await sendTestNotice(c.env, channel, Date.now(), language);
    await audit(c.env.DB, c.var.actor, "alarm_channel.tested", channel, undefined, { sent: answer.sent });
    return c.json(answer, 200);
  });

async function change(env: OfficeEnv, actor: Actor, channel: AlarmChannel, make: () => Promise<void>) {
  const before = await showChannels(env);
  await make();
  const after = await showChannels(env);
  await audit(env.DB, actor, "alarm_channel.changed", channel, before[channel], after[channel]);
  return after;
}

async function showChannels(env: OfficeEnv) {
  const updatedAt = await loadSavedAt(env.DB, "alarms");
  const { webhook = null, telegram = null } = await loadAlarmChannels(env.DB);
  return { webhook, telegram, adminUrl: (await loadAdminUrl(env)) ?? null, updatedAt };
}
