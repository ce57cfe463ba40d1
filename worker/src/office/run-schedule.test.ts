import { createExecutionContext, createScheduledController, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { countAll } from "../../test/count-all.ts";
import { deliver } from "../../test/deliver.ts";
import { makeClick, makePack, makeTestId } from "../../test/make-click.ts";
import { makeMeteredDatabase } from "../../test/metered-database.ts";
import { quietOffice } from "../../test/told-link.ts";
import office from "./index.ts";
import { runSchedule } from "./run-schedule.ts";

describe("each minute", () => {
  it("drains the inbox, counts, replays and deletes", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const pack = makePack([makeClick({ rotatorId })]);
    const letter = makePack([makeClick({ rotatorId })]);
    await env.DB.prepare("INSERT INTO click_inbox (id, received_at, body) VALUES (?, 0, ?)")
      .bind(pack.id, JSON.stringify(pack))
      .run();
    await deliver([letter], { queue: "rotator-clicks-dead" });
    await env.DB.prepare("UPDATE dead_letters SET status = 'replay'").run();
    const old = makeClick({ at: Date.now() - 91 * 86_400_000, rotatorId });
    await deliver([makePack([old])]);
    await office.scheduled(createScheduledController({ scheduledTime: new Date() }), env);
    await waitOnExecutionContext(createExecutionContext());
    // Of this test's own: what other tests left in a queue may come in meanwhile.
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(2);
    expect(await countAll("clicks", "id = ?", old.id)).toBe(0);
    expect(
      await env.DB.prepare(
        "SELECT sum(clicks) AS n FROM click_dims WHERE rotator_id = ? AND dimension = 'country'",
      )
        .bind(rotatorId)
        .first("n"),
    ).toBe(3);
    expect(await countAll("click_inbox", "id = ?", pack.id)).toBe(0);
    expect(await countAll("dead_letters")).toBe(0);
    for (const { clicks } of [pack, letter])
      expect(await countAll("click_dim_deltas", "instr(body, ?) > 0", clicks[0]?.id ?? "")).toBe(0);
  });

  it("on a plan with few calls does all of it in four minutes, each within the calls", async ({ expect }) => {
    const rotatorId = makeTestId("rot");
    const packs = Array.from({ length: 3 }, () => makePack([makeClick({ rotatorId })]));
    for (const pack of packs)
      await env.DB.prepare("INSERT INTO click_inbox (id, received_at, body) VALUES (?, 0, ?)")
        .bind(pack.id, JSON.stringify(pack))
        .run();
    await deliver([makePack([makeClick({ at: Date.now() - 91 * 86_400_000, rotatorId })])]);
    const log = vi.spyOn(console, "error");
    const start = Date.UTC(2026, 10, 22, 12);
    for (let minute = 0; minute < 4; minute++) {
      const { db } = makeMeteredDatabase(env.DB, 50);
      await runSchedule({ ...quietOffice, DB: db, CALL_LIMIT: "50" }, start + minute * 60_000);
    }
    expect(log.mock.calls.filter(([line]) => line?.event === "schedule.step_failed")).toEqual([]);
    log.mockRestore();
    expect(await countAll("clicks", "rotator_id = ?", rotatorId)).toBe(3);
    for (const { id, clicks } of packs) {
      expect(await countAll("click_inbox", "id = ?", id)).toBe(0);
      expect(await countAll("click_dim_deltas", "instr(body, ?) > 0", clicks[0]?.id ?? "")).toBe(0);
    }
  });

  it("does the other work when one part fails or hangs, and says which", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const rotatorId = makeTestId("rot");
    await deliver([makePack([makeClick({ rotatorId })])]);
    const db = new Proxy(env.DB, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key !== "prepare") return typeof value === "function" ? value.bind(target) : value;
        return (sql: string) => {
          if (sql.includes("FROM click_inbox ORDER BY")) throw new Error("broken");
          if (sql.includes("FROM dead_letters WHERE status"))
            return { bind: () => ({ all: () => new Promise(() => {}) }) };
          return target.prepare(sql);
        };
      },
    });
    await runSchedule({ ...env, DB: db }, Date.now(), 300);
    expect(log.mock.calls).toEqual([
      [{ event: "schedule.step_failed", step: "drain_inbox", error: "broken" }],
      [{ event: "schedule.step_failed", step: "replay_dead_letters", error: "no answer in 300 ms" }],
    ]);
    expect(await countAll("click_dims", "rotator_id = ?", rotatorId)).toBeGreaterThan(0);
    log.mockRestore();
  });
});
