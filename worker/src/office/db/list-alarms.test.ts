import type { AlarmKind } from "@rotator/shared/core/alarm";
import { env } from "cloudflare:workers";
import { beforeEach, describe, it } from "vitest";
import { countAll } from "../../../test/count-all.ts";
import { changeAlarms, loadOpenAlarms } from "./alarms.ts";
import { applyRetention } from "./apply-retention.ts";
import { listAlarms } from "./list-alarms.ts";

const DAY = 86_400_000;
const NOW = Date.now();

beforeEach(async () => {
  for (const table of ["alarm_notices", "alarms", "settings"])
    await env.DB.prepare(`DELETE FROM ${table}`).run();
});

async function begin(subjectId: string, at: number, kind: AlarmKind = "flood") {
  const begin = [{ kind, subjectId, detail: { name: subjectId } }];
  await changeAlarms(env.DB, { begin, end: [] }, ["webhook"], at);
}

async function end(subjectId: string, at: number) {
  const end = (await loadOpenAlarms(env.DB)).filter((alarm) => alarm.subjectId === subjectId);
  await env.DB.prepare("UPDATE alarm_notices SET sent_at = ?").bind(at).run();
  await changeAlarms(env.DB, { begin: [], end }, [], at);
}

describe("the list of alarms", () => {
  it("has the open ones first, then those that are over, page by page", async ({ expect }) => {
    for (const [index, subject] of ["a", "b", "c", "d", "e"].entries()) await begin(subject, NOW + index);
    await end("b", NOW + 10);
    await end("e", NOW + 11);
    for (const limit of [1, 2, 3, 5, 50]) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listAlarms(env.DB, cursor === undefined ? { limit } : { limit, cursor });
        expect(page.alarms.length).toBeLessThanOrEqual(limit);
        seen.push(...page.alarms.map(({ subjectId }) => subjectId));
        cursor = page.cursor;
      } while (cursor !== undefined && seen.length < 10);
      expect(seen).toEqual(["d", "c", "a", "e", "b"]);
    }
  });

  it("tells of each who was told", async ({ expect }) => {
    await begin("a", NOW);
    expect(await listAlarms(env.DB)).toMatchObject({
      alarms: [
        {
          kind: "flood",
          subjectId: "a",
          detail: { name: "a" },
          beganAt: NOW,
          endedAt: null,
          notices: [
            { phase: "began", channel: "webhook", tries: 0, sentAt: null, givenUpAt: null, problem: null },
          ],
        },
      ],
    });
  });
});

describe("retention", () => {
  it("lets alarms go a year after their end, never an open one", async ({ expect }) => {
    await begin("old", NOW - 900 * DAY);
    await begin("long", NOW - 800 * DAY);
    await begin("open", NOW - 700 * DAY);
    await end("old", NOW - 400 * DAY);
    await end("long", NOW - 100 * DAY);
    await applyRetention(env.DB, env.DATABASE_LIMIT_MB, NOW);
    const { alarms } = await listAlarms(env.DB);
    expect(alarms.map(({ subjectId }) => subjectId)).toEqual(["open", "long"]);
    expect(await countAll("alarm_notices", "alarm_id NOT IN (SELECT id FROM alarms)")).toBe(0);
    expect(await countAll("alarm_notices")).toBe(2);
  });
});
