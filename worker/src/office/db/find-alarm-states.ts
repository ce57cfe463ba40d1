import type { AlarmState, OpenAlarm } from "./alarms.ts";
import { findDomainAlarms } from "./find-domain-alarms.ts";
import { findLinkAlarms } from "./find-link-alarms.ts";
import { findPixelAlarms } from "./find-pixel-alarms.ts";
import { type Backlog, loadBacklog } from "./load-backlog.ts";

// A full database that shrank by less than this is full all the same.
const SHRUNK = 0.95;

/** All that is wrong now, given the alarms that are open. */
export async function findAlarmStates(
  db: D1Database,
  databaseLimitMb: string,
  open: readonly OpenAlarm[],
  nowMs: number,
): Promise<AlarmState[]> {
  const [pixels, links, domains, backlog] = await Promise.all([
    findPixelAlarms(db, open, nowMs),
    findLinkAlarms(db, open, nowMs),
    findDomainAlarms(db),
    loadBacklog(db, databaseLimitMb, nowMs),
  ]);
  return [...pixels, ...links, ...domains, ...findDeploymentAlarms(backlog, open)];
}

function findDeploymentAlarms(
  { lostClicks, deadLetters, database }: Backlog,
  open: readonly OpenAlarm[],
): AlarmState[] {
  const states: AlarmState[] = [];
  const subjectId = "";
  const fullBytes = open.find(({ kind }) => kind === "database_full")?.detail.bytes;
  const isFull = database.alarm || (fullBytes !== undefined && database.bytes > fullBytes * SHRUNK);
  if (lostClicks.lastDay > 0)
    states.push({ kind: "clicks_lost", subjectId, detail: { count: lostClicks.lastDay } });
  if (deadLetters.lastDay > 0)
    states.push({ kind: "dead_letters", subjectId, detail: { count: deadLetters.lastDay } });
  if (isFull) states.push({ kind: "database_full", subjectId, detail: { bytes: database.bytes } });
  return states;
}
