import { env } from "cloudflare:workers";
import { encodeTime } from "@rotator/shared/core/id";
import { beforeEach, describe, it, vi } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../../test/make-click.ts";
import { applyRetention } from "./apply-retention.ts";
import { loadRetentionRules } from "./retention-rules.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);

async function change(sql: string, ...values: (string | number | undefined)[]) {
  await env.DB.prepare(sql)
    .bind(...values.map((value) => value ?? null))
    .run();
}

const setRule = (key: string, value: number) =>
  change("INSERT OR REPLACE INTO settings VALUES (?, ?, 0)", `retention.${key}`, String(value));
const leadId = (visitorId: string | undefined) => `led_${(visitorId ?? "").slice(4)}`;

describe("retention", () => {
  beforeEach(async () => {
    for (const table of [
      "clicks",
      "visitors",
      "leads",
      "lead_events",
      "settings",
      "audit_log",
      "click_inbox",
      "dead_letters",
      "lost_clicks",
      "conversion_events",
    ])
      await change(`DELETE FROM ${table}`);
  });

  it("lets raw clicks go after 90 days, with visitors and leads that only clicked; counts stay", async ({
    expect,
  }) => {
    const old = Array.from({ length: 1_500 }, (_, i) => makeClick({ at: NOW - 91 * DAY + i }));
    const kept = makeClick({ at: NOW - 89 * DAY });
    for (let i = 0; i < old.length; i += 500) await deliver([makePack(old.slice(i, i + 500))]);
    await deliver([makePack([kept])]);
    const stats = await countAll("click_stats");
    for (let i = 0; i < 5; i++) await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    for (const table of ["clicks", "visitors", "leads"]) expect(await countAll(table)).toBe(1);
    expect(await countAll("leads", "id = ?", leadId(kept.visitorId))).toBe(1);
    expect(await countAll("click_stats")).toBe(stats);
  });

  it("lets what events knew of people go after seven days, open ones apart, and the events with their clicks", async ({
    expect,
  }) => {
    const make = (id: string, at: number, status: string) =>
      change(
        `INSERT INTO conversion_events (id, pixel_id, event_name, event_id, event_at, person_id, facts, status, due_at, started_at, created_at)
         VALUES (?, 'pix_x', 'Lead', ?, ?, ?, '{"url":"https://a.example/wa/x"}', ?, 0, 0, 0)`,
        ...[`cev_${encodeTime(at)}${id}`, id, at, id, status],
      );
    for (let i = 0; i < 1_200; i++) await make(`many${i}`, NOW - 8 * DAY + i, "delivered");
    await make("refused", NOW - 8 * DAY, "rejected");
    await make("open", NOW - 8 * DAY, "held");
    await make("fresh", NOW - 6 * DAY, "delivered");
    await make("ancient", NOW - 91 * DAY, "delivered");
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("conversion_events")).toBe(1_203);
    const { results } = await env.DB.prepare(
      "SELECT event_id FROM conversion_events WHERE facts IS NOT NULL ORDER BY id",
    ).all();
    expect(results).toEqual([{ event_id: "open" }, { event_id: "fresh" }]);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW + 2 * DAY);
    expect(await countAll("conversion_events", "facts IS NOT NULL")).toBe(1);
  });

  it("keeps visitors who came back, leads that somebody knows or works on, and their codes", async ({
    expect,
  }) => {
    const clicks = Array.from({ length: 5 }, (_, i) => makeClick({ at: NOW - 100 * DAY + i }));
    const [back, known, worked, , shared] = clicks.map(({ visitorId }) => visitorId);
    await deliver([makePack(clicks)]);
    await deliver([makePack([makeClick({ at: NOW - DAY, visitorId: back })])]);
    await change("UPDATE leads SET phone = '628120000001' WHERE id = ?", leadId(known));
    await change("UPDATE leads SET status = 'won', version = 2 WHERE id = ?", leadId(worked));
    // A second browser of the one who came back.
    await change("UPDATE visitors SET lead_id = ? WHERE id = ?", leadId(back), shared);
    for (let i = 0; i < 3; i++) await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    const visitors = await env.DB.prepare("SELECT id FROM visitors ORDER BY id").all();
    expect(new Set(visitors.results.map(({ id }) => id))).toEqual(new Set([back, known, worked]));
    expect(await countAll("leads", "id IN (?, ?, ?)", leadId(back), leadId(known), leadId(worked))).toBe(3);
    expect(await countAll("clicks")).toBe(1);
  });

  it("lets leads with contact data go 24 months after their last activity, a click included", async ({
    expect,
  }) => {
    const at = NOW - 800 * DAY;
    const clicks = [makeClick({ at }), makeClick({ at }), makeClick({ at })];
    const [silent, active, spoken] = clicks.map(({ visitorId }) => visitorId);
    await deliver([makePack(clicks)]);
    await deliver([makePack([makeClick({ at: NOW - 300 * DAY, visitorId: active })])]);
    await change("UPDATE leads SET phone = '628120000002'");
    await change("UPDATE leads SET last_activity_at = ? WHERE id = ?", NOW - 10 * DAY, leadId(spoken));
    await change(
      "INSERT INTO lead_events (id, lead_id, at, kind) VALUES (?, ?, 1, 'note')",
      makeTestId("lev", at),
      leadId(silent),
    );
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("leads", "id = ?", leadId(silent))).toBe(0);
    expect(await countAll("visitors", "id = ?", silent ?? "")).toBe(0);
    expect(await countAll("lead_events")).toBe(0);
    expect(await countAll("leads")).toBe(2);
  });

  it("lets audit entries go after 12 months", async ({ expect }) => {
    for (const days of [31, 364, 367]) {
      const at = NOW - days * DAY;
      await change("INSERT INTO audit_log (id, at, action) VALUES (?, ?, 'x')", makeTestId("aud", at), at);
    }
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("audit_log")).toBe(2);
  });

  it("moves what waited 30 days in the inbox to the dead letters, for another 30 days", async ({
    expect,
  }) => {
    const packs = [29, 31].map((days) =>
      makePack([makeClick()], { id: makeTestId("pck", NOW - days * DAY) }),
    );
    for (const pack of packs)
      await change(
        "INSERT INTO click_inbox (id, received_at, body) VALUES (?, 0, ?)",
        pack.id,
        JSON.stringify(pack),
      );
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW + 60_000);
    expect(await countAll("click_inbox", "id = ?", packs[0]?.id ?? "")).toBe(1);
    expect(await countAll("click_inbox")).toBe(1);
    const letters = await env.DB.prepare("SELECT * FROM dead_letters").all();
    expect(letters.results).toMatchObject([
      { at: NOW, kind: "pack", reason: "in the inbox too long", body: JSON.stringify(packs[1]) },
    ]);
    expect(await countAll("lost_clicks")).toBe(0);
  });

  it("counts the clicks of dead letters as lost when they go after 30 days", async ({ expect }) => {
    const pack = JSON.stringify(makePack([makeClick(), makeClick(), makeClick()]));
    for (const [days, body] of [
      [31, pack],
      [32, JSON.stringify(pack)],
      [33, "not JSON"],
      [34, JSON.stringify("not JSON")],
      [35, "[1]"],
      [29, pack],
    ] as const)
      await change(
        "INSERT INTO dead_letters (id, at, kind, reason, body) VALUES (?, 0, 'pack', '', ?)",
        makeTestId("dls", NOW - days * DAY),
        body,
      );
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("dead_letters")).toBe(1);
    const { results } = await env.DB.prepare(
      "SELECT at, clicks FROM lost_clicks ORDER BY pack_id DESC",
    ).all();
    expect(results).toEqual([3, 3, 1, 1, 1].map((clicks) => ({ at: NOW, clicks })));
  });

  it("follows what the settings say", async ({ expect }) => {
    await deliver([makePack([5, 15].map((days) => makeClick({ at: NOW - days * DAY })))]);
    await setRule("click_days", 10);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("clicks")).toBe(1);
    await change("UPDATE settings SET value = 'nonsense'");
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("clicks")).toBe(1);
  });

  it("warns of a database that fills up, and gives its oldest day away when it is nearly full", async ({
    expect,
  }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    await deliver([makePack([3, 20, 40.2, 40.4].map((days) => makeClick({ at: NOW - days * DAY })))]);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(log).not.toHaveBeenCalled();
    await setRule("alarm_bytes", 10_000);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(log).toHaveBeenCalledWith({ event: "database.size_alarm", bytes: expect.any(Number) });
    expect(await countAll("clicks")).toBe(4);

    await setRule("shorten_bytes", 10_000);
    const left = [];
    for (let i = 0; i < 4; i++) {
      await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
      left.push(await countAll("clicks"));
    }
    // The last week stays whatever the size is.
    expect(left).toEqual([2, 1, 1, 1]);
    log.mockRestore();
  });

  it.for([
    ["500", 300_000_000, 400_000_000],
    ["10000", 6_000_000_000, 8_000_000_000],
    ["", 6_000_000_000, 8_000_000_000],
    ["much", 6_000_000_000, 8_000_000_000],
    ["-1", 6_000_000_000, 8_000_000_000],
  ] as const)(
    "goes by what the plan lets a database hold: of '%s' MB",
    async ([limit, alarm, shorten], { expect }) => {
      expect(await loadRetentionRules(env.DB, limit)).toMatchObject({
        alarm_bytes: alarm,
        shorten_bytes: shorten,
      });
    },
  );

  it("gives days away for a small plan sooner", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    await deliver([makePack([20, 40].map((days) => makeClick({ at: NOW - days * DAY })))]);
    await applyRetention(env.DB, "500", NOW);
    expect(await countAll("clicks")).toBe(2);
    await applyRetention(env.DB, "0.1", NOW);
    expect(await countAll("clicks")).toBe(1);
    vi.restoreAllMocks();
  });

  it("takes from a full database whole days, visitors and leads with their clicks, and no more than it must", async ({
    expect,
  }) => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    for (let day = 21; day > 9; day--) {
      const clicks = Array.from({ length: 1_000 }, (_, i) => makeClick({ at: NOW - day * DAY + i }));
      await deliver([makePack(clicks.slice(0, 500)), makePack(clicks.slice(500))]);
    }
    const before = await countAll("clicks");
    const { meta } = await env.DB.prepare("SELECT 1").run();
    await setRule("shorten_bytes", Math.floor(meta.size_after * 0.8));
    for (let minute = 0; minute < 12; minute++)
      await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW + minute * 60_000);

    const clicks = await countAll("clicks");
    expect(clicks).toBeLessThan(before);
    expect(clicks).toBeGreaterThan(before / 2);
    expect(await countAll("visitors")).toBe(clicks);
    expect(await countAll("leads")).toBe(clicks);
    vi.restoreAllMocks();
  });

  it("gives no other day away while visitors of the last one are left", async ({ expect }) => {
    await deliver([makePack([20, 40].map((days) => makeClick({ at: NOW - days * DAY })))]);
    await setRule("shorten_bytes", 10_000);
    await change("INSERT INTO settings VALUES ('retention_at.visitor', '\"vis_0\"', 0)");
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("clicks")).toBe(2);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    expect(await countAll("clicks")).toBe(1);
    expect(await countAll("visitors")).toBe(1);
  });
});
