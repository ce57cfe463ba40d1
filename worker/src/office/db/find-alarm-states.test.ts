import type { AlarmKind } from "@rotator/shared/core/alarm";
import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { makePixel, makeRotator, unique } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { makeEvents } from "../../../test/make-events.ts";
import { type AlarmState, changeAlarms, loadOpenAlarms } from "./alarms.ts";
import { saveConversionSettings, loadConversionSettings } from "./conversion-settings.ts";
import { findAlarmStates } from "./find-alarm-states.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;
const STARTED_AT = Date.now();
const NOW = STARTED_AT - (STARTED_AT % QUARTER) + 5 * MINUTE;

/** Looks as the cron does, and keeps what it saw; answers the kinds that are on for this subject. */
async function look(subjectId: string, nowMs: number): Promise<AlarmKind[]> {
  const open = await loadOpenAlarms(env.DB);
  const states = await findAlarmStates(env.DB, env.DATABASE_LIMIT_MB, open, nowMs);
  const isSame = (one: AlarmState) => (other: AlarmState) =>
    one.kind === other.kind && one.subjectId === other.subjectId;
  const begin = states.filter((state) => !open.some(isSame(state)));
  const end = open.filter((alarm) => !states.some(isSame(alarm)));
  await changeAlarms(env.DB, { begin, end }, [], nowMs);
  return states.filter((state) => state.subjectId === subjectId).map(({ kind }) => kind);
}

async function detailOf(subjectId: string, kind: AlarmKind) {
  const open = await loadOpenAlarms(env.DB);
  return open.find((alarm) => alarm.subjectId === subjectId && alarm.kind === kind)?.detail;
}

async function overOf(subjectId: string, kind: AlarmKind) {
  return env.DB.prepare(
    "SELECT detail ->> '$.over' AS over FROM alarms WHERE subject_id = ? AND kind = ? ORDER BY id DESC",
  )
    .bind(subjectId, kind)
    .first("over");
}

async function change(table: string, id: string, set: string, ...values: (string | number)[]) {
  await env.DB.prepare(`UPDATE ${table} SET ${set} WHERE id = ?`)
    .bind(...values, id)
    .run();
}

async function hold(id: string, reason: string, at = NOW) {
  await change("pixels", id, "held_at = ?, held_reason = ?", at, reason);
  await env.DB.prepare("UPDATE conversion_events SET status = 'held' WHERE pixel_id = ?").bind(id).run();
}

async function accept(id: string, at: number) {
  await change("pixels", id, "held_at = NULL, held_reason = NULL, accepted_at = ?", at);
  await env.DB.prepare(
    "UPDATE conversion_events SET status = 'delivered', finished_at = ?2 WHERE pixel_id = ?1",
  )
    .bind(id, at)
    .run();
}

beforeEach(async () => {
  for (const table of [
    "alarm_notices",
    "alarms",
    "conversion_events",
    "conversion_stats",
    "pixels",
    "settings",
    "click_stats",
    "lost_clicks",
    "dead_letters",
  ])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

describe("a pixel", () => {
  it.for([
    ["token_refused", "token_refused"],
    ["token_unreadable", "token_refused"],
    ["permission_missing", "events_held"],
    ["unknown_dataset", "events_held"],
  ] as const)("that is held for %s is %s until an event is accepted", async ([reason, kind], { expect }) => {
    const { id } = await makePixel({ name: "Toko" });
    await makeEvents(id, 3, { eventAt: NOW - MINUTE });
    expect(await look(id, NOW)).toEqual([]);
    await hold(id, reason, NOW - 1);
    expect(await look(id, NOW)).toEqual([kind]);
    expect(await detailOf(id, kind)).toEqual({ name: "Toko", reason, since: NOW - 1, count: 3 });
    // Saved anew, perhaps as wrong as before: nobody knows until Meta has answered.
    await change("pixels", id, "held_at = NULL, held_reason = NULL");
    expect(await look(id, NOW + MINUTE)).toEqual([kind]);
    await accept(id, NOW + 2 * MINUTE);
    expect(await look(id, NOW + 2 * MINUTE)).toEqual([]);
    expect(await overOf(id, kind)).toBe("mended");
  });

  it("counts what waits up to a thousand", async ({ expect }) => {
    const { id } = await makePixel();
    await makeEvents(id, 1_005);
    await hold(id, "token_refused");
    await look(id, NOW);
    expect(await detailOf(id, "token_refused")).toMatchObject({ count: 1_000, more: true });
  });

  it("that was switched off is an alarm only while events wait for it", async ({ expect }) => {
    const { id } = await makePixel();
    await change("pixels", id, "enabled = 0, held_at = ?, held_reason = 'pixel_off'", NOW);
    expect(await look(id, NOW)).toEqual([]);
    await makeEvents(id, 1, { status: "held", reason: "pixel_off" });
    expect(await look(id, NOW)).toEqual(["events_held"]);
    await env.DB.prepare("UPDATE conversion_events SET status = 'rejected'").run();
    expect(await look(id, NOW)).toEqual([]);
    expect(await overOf(id, "events_held")).toBe("switched_off");
  });

  it("that passes from one trouble to another has one alarm at a time, and the first says so", async ({
    expect,
  }) => {
    const { id } = await makePixel();
    await makeEvents(id, 1, { eventAt: NOW - 3 * HOUR });
    expect(await look(id, NOW)).toEqual(["nothing_accepted"]);
    await hold(id, "token_refused");
    expect(await look(id, NOW + MINUTE)).toEqual(["token_refused"]);
    expect(await overOf(id, "nothing_accepted")).toBe("changed");
  });

  it("of which nothing was accepted for two hours is an alarm, whatever became of the events", async ({
    expect,
  }) => {
    for (const status of ["waiting", "sending", "rejected"] as const) {
      const { id } = await makePixel();
      const eventAt = NOW - 5 * MINUTE; // the beginning of a quarter
      await makeEvents(id, 1, { eventAt, status });
      expect(await look(id, NOW)).toEqual([]);
      expect(await look(id, eventAt + 2 * HOUR - 1)).toEqual([]);
      expect(await look(id, eventAt + 2 * HOUR + 1)).toEqual(["nothing_accepted"]);
      expect(await detailOf(id, "nothing_accepted")).toMatchObject({ since: eventAt });
      // No more clicks: that mends nothing.
      expect(await look(id, eventAt + 100 * HOUR)).toEqual(["nothing_accepted"]);
      await accept(id, eventAt + 100 * HOUR);
      expect(await look(id, eventAt + 100 * HOUR + 1)).toEqual([]);
      expect(await overOf(id, "nothing_accepted")).toBe("mended");
    }
  });

  it("that accepted everything, or had no clicks since, is well", async ({ expect }) => {
    const { id } = await makePixel();
    await makeEvents(id, 5, { eventAt: NOW - 5 * HOUR, status: "delivered" });
    await accept(id, NOW - 5 * HOUR + MINUTE);
    expect(await look(id, NOW)).toEqual([]);
  });

  it("whose clicks came late is given its two hours from when the events were made", async ({ expect }) => {
    const { id } = await makePixel();
    await makeEvents(id, 1, { eventAt: NOW - 5 * HOUR, createdAt: NOW });
    expect(await look(id, NOW + HOUR)).toEqual([]);
    expect(await look(id, NOW + 2 * HOUR)).toEqual(["nothing_accepted"]);
  });

  it("that Meta blocks is an alarm from one try to the next, until it no longer does", async ({ expect }) => {
    const { id } = await makePixel();
    await makeEvents(id, 2, { reason: "blocked_by_policy", dueAt: NOW + HOUR });
    expect(await look(id, NOW)).toEqual([]);
    await change("pixels", id, "wait_until = ?", NOW + 10 * MINUTE);
    expect(await look(id, NOW)).toEqual(["blocked_by_policy"]);
    expect(await look(id, NOW + 11 * MINUTE)).toEqual(["blocked_by_policy"]);
    await accept(id, NOW + 12 * MINUTE);
    expect(await look(id, NOW + 12 * MINUTE)).toEqual([]);
  });

  it("that merely waits is none", async ({ expect }) => {
    const { id } = await makePixel();
    await makeEvents(id, 2, { reason: "throttled", dueAt: NOW + HOUR });
    await change("pixels", id, "wait_until = ?", NOW + 10 * MINUTE);
    expect(await look(id, NOW)).toEqual([]);
  });

  it("costs a few rows to look at while it delivers, however much it did", async ({ expect }) => {
    const { id } = await makePixel();
    for (let hour = 0; hour < 20; hour++)
      await makeEvents(id, 50, { eventAt: NOW - hour * HOUR, status: "delivered" });
    await accept(id, NOW);
    let read = 0;
    const db = new Proxy(env.DB, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key !== "prepare") return typeof value === "function" ? value.bind(target) : value;
        return (sql: string) => countReads(target.prepare(sql), (rows) => (read += rows));
      },
    });
    await findAlarmStates(db, env.DATABASE_LIMIT_MB, [], NOW);
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(100);
  });
});

function countReads(statement: D1PreparedStatement, count: (rows: number) => void): D1PreparedStatement {
  return new Proxy(statement, {
    get(target, key) {
      if (key === "bind") return (...values: unknown[]) => countReads(target.bind(...values), count);
      if (key !== "all") throw new Error(`not counted: ${String(key)}`);
      return async () => {
        const result = await target.all();
        count(result.meta.rows_read);
        return result;
      };
    },
  });
}

async function click(rotatorId: string, at: number, verdict: "human" | "flood" = "human") {
  await deliver([makePack([makeClick({ rotatorId, at, verdict })])]);
}

describe("a link", () => {
  it("that is flooded is an alarm until no such click came for an hour", async ({ expect }) => {
    const { id } = await makeRotator({ name: "Promo" });
    await click(id, NOW);
    expect(await look(id, NOW)).toEqual([]);
    await click(id, NOW, "flood");
    expect(await look(id, NOW)).toEqual(["flood"]);
    expect(await detailOf(id, "flood")).toEqual({ name: "Promo", count: 1 });
    expect(await look(id, NOW + 50 * MINUTE)).toEqual(["flood"]);
    expect(await look(id, NOW + 80 * MINUTE)).toEqual([]);
    await click(id, NOW + 30 * MINUTE, "flood");
    expect(await look(id, NOW + 80 * MINUTE)).toEqual([]);
  });

  it("whose clicks should reach Meta but find no pixel is an alarm", async ({ expect }) => {
    const name = unique("Promo");
    const { id } = await makeRotator({ clickEvent: "Lead", name });
    expect(await look("", NOW)).toEqual([]);
    await click(id, NOW);
    expect(await look("", NOW)).toEqual(["no_pixel"]);
    expect(await detailOf("", "no_pixel")).toEqual({ names: [name], count: 1 });
    expect(await look("", NOW + 20 * HOUR)).toEqual(["no_pixel"]);
    expect(await look("", NOW + 25 * HOUR)).toEqual([]);
  });

  it("is well while the pixel that it names is switched on, or the default pixel where it names none", async ({
    expect,
  }) => {
    const own = await makePixel();
    const standard = await makePixel();
    const settings = await loadConversionSettings(env.DB);
    const naming = await makeRotator({ clickEvent: "Lead", pixelId: own.id });
    await click(naming.id, NOW);
    expect(await look("", NOW)).toEqual([]);
    await change("pixels", own.id, "enabled = 0");
    expect(await look("", NOW)).toEqual(["no_pixel"]);
    // Events of such clicks are made for the pixel that is named, and for no other.
    await saveConversionSettings(env.DB, { ...settings, defaultPixelId: standard.id });
    expect(await look("", NOW)).toEqual(["no_pixel"]);
    await change("pixels", own.id, "enabled = 1");
    await click((await makeRotator({ clickEvent: "Lead" })).id, NOW);
    expect(await look("", NOW)).toEqual([]);
    await change("pixels", standard.id, "enabled = 0");
    expect(await look("", NOW)).toEqual(["no_pixel"]);
  });

  it("that shall tell nothing needs no pixel", async ({ expect }) => {
    const silent = await makeRotator();
    const refused = await makeRotator({
      clickEvent: "Lead",
      consent: { rule: "never", formCountries: [], honourGpc: false },
    });
    await click(silent.id, NOW);
    await click(refused.id, NOW);
    expect(await look("", NOW)).toEqual([]);
  });
});

describe("the deployment", () => {
  it("has an alarm for a day after clicks were lost", async ({ expect }) => {
    await deliver([makePack([], { lost: 7 })]);
    expect(await look("", NOW)).toEqual(["clicks_lost"]);
    expect(await detailOf("", "clicks_lost")).toEqual({ count: 7 });
    expect(await look("", NOW + 26 * HOUR)).toEqual([]);
  });

  it("has an alarm for a day after clicks could not be recorded", async ({ expect }) => {
    await deliver([makePack([makeClick()])], { queue: "rotator-clicks-dead" });
    expect(await look("", NOW)).toEqual(["dead_letters"]);
    expect(await look("", NOW + 26 * HOUR)).toEqual([]);
  });

  it("has an alarm while its database is nearly full", async ({ expect }) => {
    const find = (limit: string, bytes?: number) =>
      findAlarmStates(
        env.DB,
        limit,
        bytes === undefined
          ? []
          : [{ id: "alm_1", kind: "database_full", subjectId: "", detail: { bytes }, beganAt: 0 }],
        NOW,
      );
    const [state] = await find("0.000001");
    expect(state).toMatchObject({ kind: "database_full", subjectId: "" });
    const bytes = state?.detail.bytes ?? 0;
    expect(bytes).toBeGreaterThan(0);
    expect(await find("10000")).toEqual([]);
    expect(await find("10000", bytes * 1.04)).toMatchObject([{ kind: "database_full" }]);
    expect(await find("10000", bytes * 1.06)).toEqual([]);
  });
});
