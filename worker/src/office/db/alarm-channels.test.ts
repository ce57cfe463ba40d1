import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import {
  loadAlarmChannels,
  openTelegram,
  openWebhook,
  removeAlarmChannel,
  saveTelegram,
  saveWebhook,
} from "./alarm-channels.ts";
import { changeAlarms } from "./alarms.ts";

const BOT_TOKEN = "123456789:AAbbccddeeffgghhiijjkkllmmnnooppqq-";
const URL_WITH_SECRET = "https://hooks.example.com/services/T0SECRET";

beforeEach(async () => {
  for (const table of ["alarm_notices", "alarms", "settings"])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

const refusal = (fields: Record<string, string>) => ({ refusal: { kind: "invalid", fields } });

describe("a channel of alarms", () => {
  it("can be read again by the office alone; what is shown of it is no secret", async ({ expect }) => {
    await saveWebhook(env, { url: ` ${URL_WITH_SECRET} ` });
    await saveTelegram(env, { botToken: BOT_TOKEN, chatId: "-1001234567890" });
    expect(await openWebhook(env)).toEqual({ url: URL_WITH_SECRET });
    expect(await openTelegram(env)).toEqual({ botToken: BOT_TOKEN, chatId: "-1001234567890" });
    expect(await loadAlarmChannels(env.DB)).toEqual({
      webhook: { shown: "hooks.example.com" },
      telegram: { shown: "7890" },
    });
    const { results } = await env.DB.prepare("SELECT value FROM settings").all();
    for (const secret of ["T0SECRET", "AAbbcc", "100123"])
      expect(JSON.stringify(results)).not.toContain(secret);
  });

  it("keeps its token when only the chat is changed", async ({ expect }) => {
    await saveTelegram(env, { botToken: BOT_TOKEN, chatId: "1" });
    await saveTelegram(env, { chatId: "@toko_alarm" });
    expect(await openTelegram(env)).toEqual({ botToken: BOT_TOKEN, chatId: "@toko_alarm" });
  });

  it("that was removed is gone, with what was still to be told by it", async ({ expect }) => {
    await saveWebhook(env, { url: URL_WITH_SECRET });
    const begin = [{ kind: "clicks_lost", subjectId: "", detail: {} }] as const;
    await changeAlarms(env.DB, { begin, end: [] }, ["webhook", "telegram"], Date.now());
    await removeAlarmChannel(env.DB, "webhook");
    expect(await loadAlarmChannels(env.DB)).toEqual({});
    expect(await openWebhook(env)).toBeUndefined();
    expect(await countAll("alarm_notices", "channel = 'webhook'")).toBe(0);
    expect(await countAll("alarm_notices")).toBe(1);
  });

  it.for([
    ["", "empty"],
    ["hooks.example.com", "malformed"],
    ["https://me:secret@hooks.example.com/", "malformed"],
    [`https://hooks.example.com/${"x".repeat(2_000)}`, "malformed"],
    ["http://hooks.example.com/", "not_https"],
    ["http://127.0.0.1.example.com/", "not_https"],
    ["ftp://localhost/", "not_https"],
    ["javascript:alert(1)", "not_https"],
    ["https://169.254.169.254/latest", "not_public"],
    ["https://metadata.google.internal/", "not_public"],
  ] as const)("takes no address like %s", async ([url, problem], { expect }) => {
    await expect(saveWebhook(env, { url })).rejects.toMatchObject(refusal({ url: problem }));
  });

  it.for(["http://127.0.0.1:8787/x", "http://localhost:1/", "http://hook.localhost/", "http://[::1]:80/"])(
    "takes the machine's own address %s without https",
    async (url, { expect }) => {
      await saveWebhook(env, { url });
      expect(await openWebhook(env)).toEqual({ url });
    },
  );

  it("takes no address of the machine itself where it is deployed", async ({ expect }) => {
    const deployed = { ...env, FORWARD_LINKS: "off" };
    for (const [url, problem] of [
      ["http://127.0.0.1:8787/x", "not_https"],
      ["https://localhost:8443/x", "not_public"],
    ] as const)
      await expect(saveWebhook(deployed, { url })).rejects.toMatchObject(refusal({ url: problem }));
    expect(await countAll("settings")).toBe(0);
  });

  it.for([
    [{ chatId: "1" }, { botToken: "empty" }],
    [{ botToken: "123:short", chatId: "1" }, { botToken: "malformed" }],
    [{ botToken: `${BOT_TOKEN}/../x`, chatId: "1" }, { botToken: "malformed" }],
    [{ botToken: BOT_TOKEN, chatId: "" }, { chatId: "empty" }],
    [{ botToken: BOT_TOKEN, chatId: "toko" }, { chatId: "malformed" }],
    [
      { botToken: "", chatId: "@x" },
      { botToken: "empty", chatId: "malformed" },
    ],
  ] as const)("takes no bot like %o", async ([input, fields], { expect }) => {
    await expect(saveTelegram(env, input)).rejects.toMatchObject(refusal(fields));
  });

  it("is not saved without a good key", async ({ expect }) => {
    await expect(saveWebhook({ ...env, ENCRYPTION_KEY: "" }, { url: URL_WITH_SECRET })).rejects.toMatchObject(
      refusal({ url: "no_encryption_key" }),
    );
    await expect(
      saveTelegram({ ...env, ENCRYPTION_KEY: "short" }, { botToken: BOT_TOKEN, chatId: "1" }),
    ).rejects.toMatchObject(refusal({ botToken: "malformed_encryption_key" }));
    expect(await countAll("settings")).toBe(0);
  });
});
