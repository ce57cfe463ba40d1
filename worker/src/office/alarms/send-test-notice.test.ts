import type { AlarmChannel } from "@rotator/shared/core/alarm";
import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { type HookFault, makeBot, makeWebhook, type BotFault } from "../../../test/alarm-channels.ts";
import { saveTelegram, saveWebhook } from "../db/alarm-channels.ts";
import { sendTestNotice } from "./send-test-notice.ts";

const test = (channel: AlarmChannel) => sendTestNotice(env, channel, Date.now());

beforeEach(async () => {
  await env.DB.prepare("DELETE FROM settings").run();
});

describe("a test message", () => {
  it("arrives by webhook", async ({ expect }) => {
    const webhook = await makeWebhook();
    expect(await test("webhook")).toEqual({ sent: true, text: "The test message was accepted." });
    expect(await webhook.listMessages()).toMatchObject([
      { v: 1, alarm: { kind: "test", phase: "began", subject: null }, title: "A test from WhatsApp Rotator" },
    ]);
  });

  it("arrives by Telegram", async ({ expect }) => {
    const bot = await makeBot();
    expect(await test("telegram")).toMatchObject({ sent: true });
    expect(await bot.listTexts()).toEqual([
      "🔔 A test from WhatsApp Rotator\n\nAlarms will arrive here by Telegram.\n\nNext step: Nothing to do.\n\nhttps://admin.example.com",
    ]);
  });

  it.for<[HookFault, string]>([
    [{ kind: "status", status: 404 }, "The address answered 404"],
    [{ kind: "redirect", to: "https://example.com" }, "sends on to another one"],
    [{ kind: "reset" }, "could not be reached"],
  ])("that a webhook answers with %o says so", async ([fault, text], { expect }) => {
    const webhook = await makeWebhook();
    await webhook.fail(fault);
    expect(await test("webhook")).toEqual({ sent: false, text: expect.stringContaining(text) });
  });

  it.for<[BotFault, string]>([
    [{ kind: "blocked" }, "may not write there"],
    [{ kind: "retry_after", seconds: 3 }, "asks to wait"],
    [{ kind: "status", status: 502 }, "answered 502"],
  ])("that Telegram answers with %o says so", async ([fault, text], { expect }) => {
    const bot = await makeBot();
    await bot.fail(fault);
    expect(await test("telegram")).toEqual({ sent: false, text: expect.stringContaining(text) });
  });

  it("is sent to no address that may not be used here, whatever was saved", async ({ expect }) => {
    const webhook = await makeWebhook();
    const deployed = { ...env, FORWARD_LINKS: "off" };
    expect(await sendTestNotice(deployed, "webhook", Date.now())).toEqual({
      sent: false,
      text: expect.stringContaining("on the public internet"),
    });
    expect(await webhook.listMessages("all")).toEqual([]);
  });

  it("names the chat or the token that Telegram does not know", async ({ expect }) => {
    const { token } = await makeBot();
    await saveTelegram(env, { chatId: "12345" });
    expect((await test("telegram")).text).toContain("Check the chat ID");
    await saveTelegram(env, { botToken: `1${token}`, chatId: "12345" });
    expect((await test("telegram")).text).toContain("does not know this bot token");
  });

  it("says that nothing is set up, or cannot be read, in the deployment's language", async ({ expect }) => {
    expect(await test("webhook")).toEqual({ sent: false, text: "Nothing is set up here yet." });
    await env.DB.prepare(`INSERT INTO settings VALUES ('general.language', '"id"', 0)`).run();
    expect(await test("telegram")).toEqual({ sent: false, text: "Belum diatur." });
    await saveWebhook(env, { url: "https://hooks.example.com/x" });
    const unreadable = await sendTestNotice({ ...env, ENCRYPTION_KEY: "" }, "webhook", Date.now());
    expect(unreadable.text).toContain("Simpan ulang");
  });
});
