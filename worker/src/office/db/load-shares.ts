import type { Share, Shares } from "@rotator/shared/contract/reports";
import type { Choice, Verdict } from "@rotator/shared/core/click";
import { findAway, findRosterAt, type Roster, sumDue } from "@rotator/shared/core/shares";
import type { TimeSpan } from "./id-range.ts";

// Far more than anybody changes in a period; the oldest are left out first.
const MAX_ROSTERS = 5_000;

interface CountRow extends Record<string, unknown> {
  agentId: string;
  verdict: Verdict;
  choice: Choice;
  rosterVersion: number;
  /** Only of turns whose roster was not counted. */
  bucket: number;
  clicks: number;
}

const COUNTS = `
SELECT agent_id AS agentId, verdict, choice, roster_version AS rosterVersion,
  iif(roster_version = 0 AND choice IN ('turn', 'local'), bucket, 0) AS bucket, sum(clicks) AS clicks
FROM click_stats WHERE rotator_id = ?1 AND bucket >= ?2 AND bucket < ?3
  AND choice IN ('turn', 'local', 'sticky', 'cover', 'fallback')
GROUP BY 1, 2, 3, 4, 5`;

const ROSTERS = `
SELECT version, created_at AS createdAt, members FROM rosters
WHERE rotator_id = ?1 AND created_at < ?2 ORDER BY version DESC LIMIT ${MAX_ROSTERS}`;

const MEMBERS = "SELECT agent_id AS agentId FROM members WHERE rotator_id = ?1 ORDER BY position, agent_id";

const NAMES = "SELECT id, name FROM agents WHERE id IN (SELECT value FROM json_each(?1))";

/** What each agent of a rotator got, and what was due to it; undefined where there is no such rotator. */
export async function loadShares(
  db: D1Database,
  rotatorId: string,
  span: TimeSpan,
  nowMs: number,
): Promise<Pick<Shares, "shares" | "approximateTurns" | "until"> | undefined> {
  const [rotator, counts, rosters, members] = await Promise.all([
    db.prepare("SELECT id FROM rotators WHERE id = ?1").bind(rotatorId).first(),
    db.prepare(COUNTS).bind(rotatorId, span.from, span.to).all<CountRow>(),
    loadRosters(db, rotatorId, span.to),
    db.prepare(MEMBERS).bind(rotatorId).all<{ agentId: string }>(),
  ]);
  if (!rotator) return undefined;

  const { turns, approximateTurns } = countTurns(counts.results, rosters);
  const { due, withoutRoster } = sumDue(rosters, turns);
  const agentIds = [
    ...new Set([
      ...members.results.map(({ agentId }) => agentId),
      ...counts.results.map(({ agentId }) => agentId),
      ...due.keys(),
    ]),
  ];
  const names = await loadNames(db, agentIds);
  const until = Math.min(span.to, nowMs);
  const shares = agentIds.map((agentId) => ({
    agentId: agentId || null,
    name: names.get(agentId) ?? null,
    ...readCounts(
      counts.results.filter((row) => row.agentId === agentId),
      due.get(agentId) ?? 0,
    ),
    away: agentId === "" ? [] : findAway(rosters, agentId, span.from, until),
  }));
  return { until, shares, approximateTurns: approximateTurns + withoutRoster };
}

async function loadRosters(db: D1Database, rotatorId: string, beforeMs: number): Promise<Roster[]> {
  const { results } = await db
    .prepare(ROSTERS)
    .bind(rotatorId, beforeMs)
    .all<{ version: number; createdAt: number; members: string }>();
  return results.toReversed().map((row) => ({ ...row, members: JSON.parse(row.members) }));
}

async function loadNames(db: D1Database, ids: readonly string[]): Promise<Map<string, string>> {
  const { results } = await db.prepare(NAMES).bind(JSON.stringify(ids)).all<{ id: string; name: string }>();
  return new Map(results.map(({ id, name }) => [id, name]));
}

/** All that the rotation was charged with, second taps too: those were found to be so only afterwards. */
function countTurns(
  rows: readonly CountRow[],
  rosters: readonly Roster[],
): { turns: Map<number, number>; approximateTurns: number } {
  const turns = new Map<number, number>();
  let approximateTurns = 0;
  for (const row of rows.filter(isTurn)) {
    const version = row.rosterVersion || (findRosterAt(rosters, row.bucket)?.version ?? 0);
    turns.set(version, (turns.get(version) ?? 0) + row.clicks);
    if (row.rosterVersion === 0 && version > 0) approximateTurns += row.clicks;
  }
  return { turns, approximateTurns };
}

function readCounts(
  rows: readonly CountRow[],
  due: number,
): Pick<Share, "turns" | "returning" | "cover" | "fallback"> {
  const count = (fits: (row: CountRow) => boolean) =>
    rows.reduce((sum, row) => (fits(row) ? sum + row.clicks : sum), 0);
  const countPeople = (choice: Choice) => count((row) => row.choice === choice && row.verdict === "human");
  const got = count(isTurn);
  return {
    turns: {
      due: round(due),
      got,
      deviation: round(got - due),
      doubleTaps: count((row) => isTurn(row) && row.verdict === "repeat"),
    },
    returning: countPeople("sticky"),
    cover: countPeople("cover"),
    fallback: countPeople("fallback"),
  };
}

function isTurn({ choice }: CountRow): boolean {
  return choice === "turn" || choice === "local";
}

function round(turns: number): number {
  return Math.round(turns * 100) / 100;
}
