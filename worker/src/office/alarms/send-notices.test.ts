import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { makeBot, makeWebhook } from "../../../test/alarm-channels.ts";
import { countAll } from "../../../test/count-all.ts";
import { claimNotice, noteFailed, noteSent } from "../db/alarm-notices.ts";
import { changeAlarms } from "../db/alarms.ts";
import { sendNotices } from "./send-notices.ts";

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const NOW = Date.now();

async function begin(...channels: ("webhook" | "telegram")[]) {
  const begin = [{ kind: "clicks_lost", subjectId: "", detail: { count: 1 } }] as const;
  await changeAlarms(env.DB, { begin, end: [] }, channels, NOW);
}

async function loadNotice(): Promise<Record<string, unknown>> {
  const row = await env.DB.prepare("SELECT * FROM alarm_notices").first();
  if (row === null) throw new Error("no notice");
  return row;
}

beforeEach(async () => {
  for (const table of ["alarm_notices", "alarms", "settings"])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

describe("a notice", () => {
  it("that a webhook refused is sent again later, and then no more", async ({ expect }) => {
    const webhook = await makeWebhook();
    await webhook.fail({ kind: "status", status: 500 }, { kind: "reset" });
    await begin("webhook");
    await sendNotices(env, NOW);
    const first = await loadNotice();
    expect(first).toMatchObject({ tries: 1, problem: "status_500", sent_at: null, claimed_until: 0 });
    expect(first["due_at"]).toBeGreaterThanOrEqual(NOW + 0.75 * MINUTE);
    expect(first["due_at"]).toBeLessThanOrEqual(NOW + 1.25 * MINUTE);
    await sendNotices(env, NOW + 0.5 * MINUTE);
    expect(await webhook.listMessages("all")).toHaveLength(1);
    await sendNotices(env, NOW + 2 * MINUTE);
    expect(await loadNotice()).toMatchObject({ tries: 2, problem: "unreachable" });
    for (const minute of [5, 6, 7]) await sendNotices(env, NOW + minute * MINUTE);
    expect(await webhook.listMessages("all")).toHaveLength(3);
    expect(await webhook.listMessages("accepted")).toHaveLength(1);
    expect(await loadNotice()).toMatchObject({ tries: 3, problem: null, sent_at: NOW + 5 * MINUTE });
  });

  it("is sent once by several runs at the same moment", async ({ expect }) => {
    const webhook = await makeWebhook();
    await begin("webhook");
    await Promise.all(Array.from({ length: 8 }, () => sendNotices(env, NOW)));
    expect(await webhook.listMessages("all")).toHaveLength(1);
  });

  it("whose sender was stopped is another's after a while; what the first still says counts only if it was heard", async ({
    expect,
  }) => {
    await begin("webhook");
    const claim = (at: number) => claimNotice(env.DB, "webhook", at);
    const first = await claim(NOW);
    expect(await claim(NOW + MINUTE)).toBeUndefined();
    const second = await claim(NOW + 6 * MINUTE);
    if (!first || !second) throw new Error("nothing to claim");
    expect(second).toMatchObject({ alarmId: first.alarmId, tries: 2 });
    await noteFailed(env.DB, first, { problem: "status_500", dueAt: NOW }, NOW);
    expect(await loadNotice()).toMatchObject({ problem: null, claimed_until: NOW + 11 * MINUTE });
    await noteSent(env.DB, first, NOW + 7 * MINUTE);
    await noteFailed(env.DB, second, { problem: "status_500", dueAt: NOW }, NOW);
    expect(await loadNotice()).toMatchObject({ sent_at: NOW + 7 * MINUTE, problem: null });
  });

  it("is given up after a day, and that can be seen", async ({ expect }) => {
    const webhook = await makeWebhook();
    await webhook.fail(...Array.from({ length: 60 }, () => ({ kind: "status", status: 410 }) as const));
    await begin("webhook");
    for (let at = NOW; at < NOW + 2 * DAY; at += 30 * MINUTE) await sendNotices(env, at);
    const notice = await loadNotice();
    expect(notice).toMatchObject({ problem: "status_410", sent_at: null });
    expect(notice["given_up_at"]).toBeGreaterThan(NOW + DAY - 100 * MINUTE);
    expect(notice["given_up_at"]).toBeLessThanOrEqual(NOW + DAY);
    const tries = await webhook.listMessages("all");
    expect(tries.length).toBeGreaterThan(20);
    expect(tries.length).toBeLessThan(50);
  });

  it("is not taken along by a redirect", async ({ expect }) => {
    const other = await makeWebhook();
    const webhook = await makeWebhook();
    await webhook.fail({ kind: "redirect", to: other.url });
    await begin("webhook");
    await sendNotices(env, NOW);
    expect(await loadNotice()).toMatchObject({ problem: "redirected" });
    expect(await other.listMessages("all")).toEqual([]);
  });

  it("to which no answer came within ten seconds is sent again", async ({ expect }) => {
    const webhook = await makeWebhook();
    await webhook.fail({ kind: "hang" });
    await begin("webhook");
    await sendNotices(env, NOW);
    expect(await loadNotice()).toMatchObject({ tries: 1, problem: "no_answer" });
    await sendNotices(env, NOW + 2 * MINUTE);
    expect(await webhook.listMessages("accepted")).toHaveLength(1);
  }, 20_000);

  it("waits for as long as Telegram asks", async ({ expect }) => {
    const bot = await makeBot();
    await bot.fail({ kind: "retry_after", seconds: 900 });
    await begin("telegram");
    await sendNotices(env, NOW);
    expect(await loadNotice()).toMatchObject({
      problem: "telegram_429: Too Many Requests: retry after 900",
      due_at: NOW + 15 * MINUTE,
    });
    await sendNotices(env, NOW + 14 * MINUTE);
    expect(await bot.listTexts()).toEqual([]);
    await sendNotices(env, NOW + 15 * MINUTE);
    expect(await bot.listTexts()).toHaveLength(1);
  });

  it("that fails on one channel is sent by the other", async ({ expect }) => {
    const webhook = await makeWebhook();
    const bot = await makeBot();
    await webhook.fail({ kind: "reset" });
    await bot.fail({ kind: "status", status: 502 });
    await begin("webhook", "telegram");
    await sendNotices(env, NOW);
    expect(await countAll("alarm_notices", "sent_at IS NULL")).toBe(2);
    await sendNotices(env, NOW + 2 * MINUTE);
    expect(await countAll("alarm_notices", "sent_at IS NOT NULL")).toBe(2);
    expect(await bot.listTexts()).toHaveLength(1);
  });

  it("is not sent with what the present key cannot read", async ({ expect }) => {
    await makeWebhook();
    await begin("webhook");
    await sendNotices({ ...env, ENCRYPTION_KEY: btoa("another thirty-two bytes of key!") }, NOW);
    expect(await loadNotice()).toMatchObject({ problem: "unreadable_channel", sent_at: null });
  });
});
