import { createScheduledController } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { makeBot, makeWebhook } from "../../../test/alarm-channels.ts";
import { makePixel } from "../../../test/builders.ts";
import { countAll } from "../../../test/count-all.ts";
import { loadDataset, registerDataset } from "../../../test/graph.ts";
import { makeEvents } from "../../../test/make-events.ts";
import { makeToldLink, quietOffice, recordClicks } from "../../../test/told-link.ts";
import { deliverConversions } from "../conversions/deliver-conversions.ts";
import { removeAlarmChannel } from "../db/alarm-channels.ts";
import { changeAlarms, loadOpenAlarms } from "../db/alarms.ts";
import { savePixel } from "../db/save-pixel.ts";
import office from "../index.ts";
import { checkAlarms } from "./check-alarms.ts";

const MINUTE = 60_000;
const NOW = Date.now();
const SECRET = "EAAtokenOfThePixelThatNobodyMayRead";

async function makeRefusedPixel(): Promise<string> {
  const { id } = await makePixel({ name: "Toko Budi", accessToken: SECRET });
  await makeEvents(id, 12);
  await env.DB.prepare("UPDATE pixels SET held_at = ?, held_reason = 'token_refused' WHERE id = ?")
    .bind(NOW, id)
    .run();
  return id;
}

async function mend(pixelId: string, at: number) {
  await env.DB.prepare("UPDATE pixels SET held_at = NULL, held_reason = NULL, accepted_at = ? WHERE id = ?")
    .bind(at, pixelId)
    .run();
  await env.DB.prepare("UPDATE conversion_events SET status = 'delivered' WHERE pixel_id = ?")
    .bind(pixelId)
    .run();
}

const logs = ["log", "info", "warn", "error", "debug"] as const;
let logged: unknown[] = [];

beforeEach(async () => {
  for (const table of [
    "alarm_notices",
    "alarms",
    "conversion_events",
    "conversion_stats",
    "pixels",
    "settings",
    "click_stats",
  ])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
  logged = [];
  for (const name of logs)
    vi.spyOn(console, name).mockImplementation((...values) => void logged.push(values));
});
afterEach(() => vi.restoreAllMocks());

describe("an alarm", () => {
  it("is told once when it begins and once when it ends, by both channels, however often one looks", async ({
    expect,
  }) => {
    const webhook = await makeWebhook();
    const bot = await makeBot();
    const id = await makeRefusedPixel();
    for (let minute = 0; minute < 10; minute++) await checkAlarms(env, NOW + minute * MINUTE);
    expect(await countAll("alarms")).toBe(1);
    await mend(id, NOW + 10 * MINUTE);
    for (let minute = 10; minute < 20; minute++) await checkAlarms(env, NOW + minute * MINUTE);

    const messages = await webhook.listMessages("all");
    expect(messages).toMatchObject([
      {
        v: 1,
        alarm: {
          kind: "token_refused",
          phase: "began",
          subject: { id, name: "Toko Budi" },
          beganAt: new Date(NOW).toISOString(),
          endedAt: null,
        },
        title: "Pixel “Toko Budi”: Meta refuses its access token",
        text: expect.stringContaining("12 events need your repair"),
        nextStep: expect.stringContaining("Make a new access token"),
      },
      {
        alarm: { phase: "ended", endedAt: new Date(NOW + 10 * MINUTE).toISOString() },
        title: "Over: Pixel “Toko Budi”: Meta refuses its access token",
        text: "The access token is no longer in the way. It lasted 10 minutes.",
        nextStep: "Nothing to do.",
      },
    ]);
    expect(messages[0]?.alarm.id).toBe(messages[1]?.alarm.id);
    const texts = await bot.listTexts();
    expect(texts).toHaveLength(2);
    expect(texts[0]).toContain("Pixel “Toko Budi”: Meta refuses its access token");
    expect(texts[0]).toContain("Next step: Make a new access token");
    expect(texts[1]).toContain("Over: Pixel “Toko Budi”");
    expect(await bot.countRequests()).toBe(2);
  });

  it("begins and ends once though several look at the same moment", async ({ expect }) => {
    const webhook = await makeWebhook();
    const bot = await makeBot();
    const id = await makeRefusedPixel();
    const together = (at: number) =>
      Promise.all([1, 2, 3, 4, 5].map((later) => checkAlarms(env, at + later)));
    await together(NOW);
    await mend(id, NOW + MINUTE);
    await together(NOW + MINUTE);
    const phases = (await webhook.listMessages("all")).map(({ alarm }) => alarm.phase);
    expect(phases).toEqual(["began", "ended"]);
    expect(await bot.countRequests()).toBe(2);
    expect(await countAll("alarms")).toBe(1);
    expect(await countAll("alarm_notices", "sent_at IS NOT NULL AND tries = 1")).toBe(4);
  });

  it("that comes again is told again", async ({ expect }) => {
    const webhook = await makeWebhook();
    const id = await makeRefusedPixel();
    await checkAlarms(env, NOW);
    await mend(id, NOW + MINUTE);
    await checkAlarms(env, NOW + MINUTE);
    await env.DB.prepare("UPDATE pixels SET held_at = ?, held_reason = 'token_refused'").bind(NOW).run();
    await checkAlarms(env, NOW + 2 * MINUTE);
    const phases = (await webhook.listMessages()).map(({ alarm }) => alarm.phase);
    expect(phases).toEqual(["began", "ended", "began"]);
  });

  it("does not begin again by what was seen before it ended", async ({ expect }) => {
    const id = await makeRefusedPixel();
    await checkAlarms(env, NOW);
    const [seen] = await loadOpenAlarms(env.DB);
    if (!seen) throw new Error("no alarm");
    await mend(id, NOW + MINUTE);
    await checkAlarms(env, NOW + MINUTE);
    await changeAlarms(env.DB, { begin: [seen], end: [] }, [], NOW + MINUTE - 1);
    expect(await countAll("alarms", "ended_at IS NULL")).toBe(0);
    await changeAlarms(env.DB, { begin: [seen], end: [] }, [], NOW + MINUTE + 1);
    expect(await countAll("alarms", "ended_at IS NULL")).toBe(1);
  });

  it("tells of a token that Meta refuses, and of its end only when a new one has proved to work", async ({
    expect,
  }) => {
    const webhook = await makeWebhook();
    const link = await makeToldLink();
    const { id, datasetId, input, version } = link.pixel;
    await registerDataset({ id: datasetId, token: "the-token-of-today" });
    const minute = async () => {
      await deliverConversions(quietOffice, Date.now());
      await checkAlarms(env, Date.now());
      return (await webhook.listMessages()).map(({ alarm }) => `${alarm.kind} ${alarm.phase}`);
    };
    await recordClicks(link, 3);
    expect(await minute()).toEqual(["token_refused began"]);
    const stillWrong = await savePixel(env, { ...input, accessToken: "mistyped-token" }, { id, version });
    await checkAlarms(env, Date.now());
    expect(await minute()).toEqual(["token_refused began"]);
    await savePixel(env, { ...input, accessToken: "the-token-of-today" }, stillWrong);
    expect(await minute()).toEqual(["token_refused began", "token_refused ended"]);
    expect((await loadDataset(datasetId)).events).toHaveLength(3);
    const [began] = await webhook.listMessages();
    expect(began?.text).toContain("3 events need your repair");
  });

  it("is kept where nobody is to be told", async ({ expect }) => {
    await makeRefusedPixel();
    await checkAlarms(env, NOW);
    expect(await countAll("alarms", "ended_at IS NULL")).toBe(1);
    expect(await countAll("alarm_notices")).toBe(0);
  });

  it("that was over before anybody could be told is not told at all", async ({ expect }) => {
    const webhook = await makeWebhook();
    await webhook.fail({ kind: "status", status: 503 });
    const id = await makeRefusedPixel();
    await checkAlarms(env, NOW);
    await mend(id, NOW + 20_000);
    await checkAlarms(env, NOW + 20_000);
    await checkAlarms(env, NOW + 60 * MINUTE);
    expect(await webhook.listMessages("all")).toHaveLength(1);
    expect(await webhook.listMessages("accepted")).toEqual([]);
    expect(await countAll("alarm_notices")).toBe(0);
  });

  it("whose end comes while its beginning is on its way is told to its end", async ({ expect }) => {
    const webhook = await makeWebhook();
    const id = await makeRefusedPixel();
    await checkAlarms(env, NOW);
    const key = "WHERE phase = 'began'";
    await env.DB.prepare(`UPDATE alarm_notices SET sent_at = NULL, claimed_until = ?, tries = 1 ${key}`)
      .bind(NOW + 5 * MINUTE)
      .run();
    await mend(id, NOW + MINUTE);
    await checkAlarms(env, NOW + MINUTE);
    expect(await countAll("alarm_notices", "phase = 'ended'")).toBe(0);
    // Its sender was killed: it may have been heard.
    await checkAlarms(env, NOW + 6 * MINUTE);
    const phases = (await webhook.listMessages("all")).map(({ alarm }) => alarm.phase);
    expect(phases).toEqual(["began", "ended"]);
  });

  it("is not told by a channel that was removed", async ({ expect }) => {
    const webhook = await makeWebhook();
    const bot = await makeBot();
    const id = await makeRefusedPixel();
    await checkAlarms(env, NOW);
    await removeAlarmChannel(env.DB, "webhook");
    await mend(id, NOW + MINUTE);
    await checkAlarms(env, NOW + MINUTE);
    expect(await webhook.listMessages("all")).toHaveLength(1);
    expect(await bot.listTexts()).toHaveLength(2);
    expect(await countAll("alarm_notices", "phase = 'ended'")).toBe(1);
  });

  it("is looked for each minute", async ({ expect }) => {
    const bot = await makeBot();
    await makeRefusedPixel();
    await office.scheduled(createScheduledController({ scheduledTime: new Date() }), env);
    expect(await bot.listTexts()).toHaveLength(1);
  });

  it("is told in Indonesian where that is the language, with the admin's address where it is known", async ({
    expect,
  }) => {
    const webhook = await makeWebhook();
    await env.DB.prepare(
      `INSERT INTO settings VALUES ('general.language', '"id"', 0), ('general.admin_url', '"https://admin.example.com"', 0)`,
    ).run();
    await makeRefusedPixel();
    await checkAlarms(env, NOW);
    expect(await webhook.listMessages()).toMatchObject([
      { title: "Pixel “Toko Budi”: token aksesnya ditolak Meta", link: "https://admin.example.com" },
    ]);
  });

  it("leaves nothing secret in a log, a notice or the database, though everything fails", async ({
    expect,
  }) => {
    const webhook = await makeWebhook();
    const bot = await makeBot();
    await webhook.fail({ kind: "status", status: 500 }, { kind: "reset" });
    await bot.fail({ kind: "blocked" }, { kind: "status", status: 502 }, { kind: "reset" });
    const id = await makeRefusedPixel();
    for (let hour = 0; hour < 6; hour++) await checkAlarms(env, NOW + hour * 90 * MINUTE);
    await mend(id, NOW + 600 * MINUTE);
    await checkAlarms(env, NOW + 600 * MINUTE);
    expect(logged.length).toBeGreaterThan(4);
    const rows = await env.DB.batch([
      env.DB.prepare("SELECT * FROM alarms"),
      env.DB.prepare("SELECT * FROM alarm_notices"),
      env.DB.prepare("SELECT * FROM settings"),
    ]);
    const told = [await webhook.listMessages("all"), await bot.listTexts()];
    const everything = JSON.stringify([logged, rows.map(({ results }) => results), told]);
    const [botId = "", botSecret = ""] = bot.token.split(":");
    for (const secret of [SECRET, botId, botSecret, bot.chatId, new URL(webhook.url).pathname])
      expect(everything).not.toContain(secret);
    expect(everything).not.toContain("vis_");
  });
});
