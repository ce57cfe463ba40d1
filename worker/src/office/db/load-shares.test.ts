import { env } from "cloudflare:workers";
import type { Share, Shares } from "@rotator/shared/contract/reports";
import { readDay } from "@rotator/shared/core/day";
import { addDays, findDayStart } from "@rotator/shared/core/days";
import { describe, it } from "vitest";
import { askApi, makeKey } from "../../../test/ask-api.ts";
import { makeAgent, makeRotator, member, publishEnv } from "../../../test/builders.ts";
import { deliver } from "../../../test/deliver.ts";
import { explain } from "../../../test/explain.ts";
import { makeClick, makePack } from "../../../test/make-click.ts";
import { dateRoster, playTurns } from "../../../test/play-turns.ts";
import { loadShares } from "./load-shares.ts";
import { setAgentActive } from "./save-agent.ts";
import { saveRotator } from "./save-rotator.ts";

const ZONE = "Asia/Jakarta";
const DAY = addDays(readDay(Date.now(), ZONE), -1);
const MIDNIGHT = findDayStart(DAY, ZONE);
const clock = (hours: number, minutes = 0) => MIDNIGHT + (hours * 60 + minutes) * 60_000;

async function askShares(rotatorId: string): Promise<Shares> {
  const { key } = await makeKey(["reports:read"]);
  const answer = await askApi("GET", `/reports/shares?rotatorId=${rotatorId}&from=${DAY}&to=${DAY}`, { key });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

/** What somebody would see who divides all turns by the roster of today. */
async function deviateNaively(rotatorId: string, shares: readonly Share[]): Promise<number[]> {
  const row = await env.DB.prepare("SELECT members FROM rosters WHERE rotator_id = ? ORDER BY version DESC")
    .bind(rotatorId)
    .first<{ members: string }>();
  const members: { agentId: string; weight: number }[] = JSON.parse(row?.members ?? "[]");
  const weights = members.reduce((sum, { weight }) => sum + weight, 0);
  const turns = shares.reduce((sum, share) => sum + share.turns.got, 0);
  return members.map(({ agentId, weight }) => {
    const got = shares.find((share) => share.agentId === agentId)?.turns.got ?? 0;
    return got - (turns * weight) / weights;
  });
}

describe("shares", () => {
  it("of a day with two switch-offs, a new CS and a changed weight deviate by one turn at most", async ({
    expect,
  }) => {
    const [a, b, c, d] = await Promise.all([makeAgent(), makeAgent(), makeAgent(), makeAgent()]);
    const three = [member(a.id, 50), member(b.id, 30), member(c.id, 20)];
    const { id, input } = await makeRotator({ method: "weighted", members: three });
    const save = async (members: typeof three) => {
      const version = await env.DB.prepare("SELECT version FROM rotators WHERE id = ?")
        .bind(id)
        .first("version");
      await saveRotator(publishEnv(), { ...input, members }, { id, version: Number(version) });
    };
    const four = [...three, member(d.id, 40)];
    const lighter = [member(a.id, 10), ...four.slice(1)];

    const steps: [at: number, turns: number, change: () => Promise<unknown>][] = [
      [clock(0), 157, async () => {}],
      [clock(10, 4), 83, () => setAgentActive(publishEnv(), b.id, false, null)],
      [clock(13, 30), 41, () => setAgentActive(publishEnv(), b.id, true, null)],
      [clock(14, 7), 60, () => save(four)],
      [clock(16), 71, () => save(lighter)],
      [clock(17), 33, () => setAgentActive(publishEnv(), c.id, false, null)],
      [clock(19, 20), 29, () => setAgentActive(publishEnv(), c.id, true, null)],
    ];
    for (const [index, [at, turns, change]] of steps.entries()) {
      await change();
      await dateRoster(id, at);
      await playTurns(id, turns, { from: at, to: steps[index + 1]?.[0] ?? clock(24) });
    }

    const { shares, approximateTurns } = await askShares(id);
    expect(shares.map(({ agentId }) => agentId)).toEqual([a.id, b.id, c.id, d.id]);
    expect(shares.reduce((sum, { turns }) => sum + turns.got, 0)).toBe(474);
    expect(shares.reduce((sum, { turns }) => sum + turns.due, 0)).toBeCloseTo(474, 0);
    for (const { turns } of shares) expect(Math.abs(turns.deviation)).toBeLessThanOrEqual(1);
    expect(approximateTurns).toBe(0);
    expect(shares.map(({ away }) => away)).toEqual([
      [],
      [{ state: "off", from: clock(10, 4), to: clock(13, 30) }],
      [{ state: "off", from: clock(17), to: clock(19, 20) }],
      [{ state: "absent", from: clock(0), to: clock(14, 7) }],
    ]);
    const naive = await deviateNaively(id, shares);
    expect(Math.max(...naive.map(Math.abs))).toBeGreaterThan(50);
  });

  it("keep new customers, returning ones, cover and backup apart, and count the turn of a second tap", async ({
    expect,
  }) => {
    const [a, b] = await Promise.all([makeAgent(), makeAgent()]);
    const { id } = await makeRotator({ members: [member(a.id), member(b.id)] });
    await dateRoster(id, clock(1));
    const clicks = await playTurns(id, 6, { from: clock(2), to: clock(3) });
    const again = clicks[0];
    await deliver([
      makePack([
        makeClick({ rotatorId: id, agentId: a.id, at: clock(4), choice: "sticky" }),
        makeClick({ rotatorId: id, agentId: a.id, at: clock(5), choice: "sticky" }),
        makeClick({ rotatorId: id, agentId: b.id, at: clock(6), choice: "cover" }),
        makeClick({ rotatorId: id, agentId: undefined, at: clock(7), choice: "fallback" }),
        makeClick({ rotatorId: id, agentId: a.id, at: clock(8), choice: "fallback", verdict: "flood" }),
      ]),
    ]);
    const [third] = await playTurns(id, 1, { from: clock(9), to: clock(9) });
    await deliver([makePack([{ ...makeClick({ at: clock(9) + 1_000 }), rotatorId: id, ...pick(third) }])]);

    const { shares } = await askShares(id);
    expect(again).toBeDefined();
    expect(shares).toMatchObject([
      {
        agentId: a.id,
        name: a.name,
        turns: { got: 5, due: 4, deviation: 1, doubleTaps: 1 },
        returning: 2,
        cover: 0,
      },
      { agentId: b.id, turns: { got: 3, due: 4, deviation: -1, doubleTaps: 0 }, returning: 0, cover: 1 },
      { agentId: null, name: null, turns: { got: 0, due: 0 }, fallback: 1 },
    ]);
    expect(shares[0]).toMatchObject({ fallback: 0, away: [] });

    function pick(click: typeof third) {
      return {
        visitorId: click?.visitorId,
        agentId: click?.agentId,
        choice: "turn" as const,
        rosterVersion: 1,
      };
    }
  });

  it("of turns that were counted without their roster go by the quarter of an hour, and say so", async ({
    expect,
  }) => {
    const [a, b] = await Promise.all([makeAgent(), makeAgent()]);
    const { id } = await makeRotator({ members: [member(a.id), member(b.id)] });
    await dateRoster(id, clock(1));
    const count = (agentId: string, clicks: number) =>
      env.DB.prepare(
        "INSERT INTO click_stats (rotator_id, bucket, agent_id, verdict, choice, clicks) VALUES (?, ?, ?, 'human', 'turn', ?)",
      ).bind(id, clock(2), agentId, clicks);
    await env.DB.batch([count(a.id, 7), count(b.id, 5)]);
    const { shares, approximateTurns } = await askShares(id);
    expect(approximateTurns).toBe(12);
    expect(shares.map(({ turns }) => turns)).toMatchObject([
      { due: 6, got: 7, deviation: 1 },
      { due: 6, got: 5, deviation: -1 },
    ]);
  });

  it("are read by keys alone, and no click is looked at", async ({ expect }) => {
    const plans = await explain((db) => loadShares(db, "rot_x", { from: 0, to: 1 }, 2));
    expect(plans).toHaveLength(4);
    const [rotator, counts, rosters, members] = plans;
    expect(rotator).toMatch(/SEARCH rotators USING PRIMARY KEY/);
    expect(counts).toMatch(
      /SEARCH click_stats USING PRIMARY KEY \(rotator_id=\? AND bucket>\? AND bucket<\?\)/,
    );
    expect(rosters).toMatch(/SEARCH rosters USING PRIMARY KEY \(rotator_id=\?\)/);
    expect(members).toMatch(/SEARCH members USING PRIMARY KEY \(rotator_id=\?\)/);
    expect(plans.join()).not.toMatch(/SCAN|\bclicks\b/);
  });
});
