import type { AlarmChannel, AlarmPhase } from "@rotator/shared/core/alarm";
import { and, desc, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import type { Alarm } from "./alarm-notices.ts";
import { alarmNotices, alarms } from "./schema.ts";

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 90; // an IN list stays under 100 values

export interface ListedAlarm extends Alarm {
  notices: ListedNotice[];
}

export interface ListedNotice {
  phase: AlarmPhase;
  channel: AlarmChannel;
  tries: number;
  sentAt: number | null;
  givenUpAt: number | null;
  problem: string | null;
}

export interface AlarmPage {
  alarms: ListedAlarm[];
  /** For the next page; absent on the last one. */
  cursor?: string;
}

/** Those that are open, the latest first, and after them those that are over. */
export async function listAlarms(
  db: D1Database,
  { cursor, limit = DEFAULT_LIMIT }: { cursor?: string; limit?: number } = {},
): Promise<AlarmPage> {
  const rows = await loadRows(db, cursor, Math.min(limit, MAX_LIMIT) + 1);
  const page = rows.slice(0, Math.min(limit, MAX_LIMIT));
  const last = page.at(-1);
  const notices = await loadNotices(db, page);
  return {
    alarms: page.map((alarm) => ({ ...alarm, notices: notices.get(alarm.id) ?? [] })),
    ...(rows.length > page.length && last ? { cursor: cursorOf(last) } : {}),
  };
}

async function loadRows(db: D1Database, cursor: string | undefined, limit: number): Promise<Alarm[]> {
  const [part = "open", before] = cursor?.split(":") ?? [];
  const open = part === "open" ? await loadPart(db, "open", before, limit) : [];
  if (open.length >= limit) return open;
  const over = await loadPart(db, "over", part === "over" ? before : undefined, limit - open.length);
  return [...open, ...over];
}

function loadPart(
  db: D1Database,
  part: "open" | "over",
  before: string | undefined,
  limit: number,
): Promise<Alarm[]> {
  const { id, kind, subjectId, detail, beganAt, endedAt } = alarms;
  return drizzle(db)
    .select({ id, kind, subjectId, detail, beganAt, endedAt })
    .from(alarms)
    .where(
      and(
        part === "open" ? isNull(endedAt) : isNotNull(endedAt),
        before === undefined ? undefined : lt(id, before),
      ),
    )
    .orderBy(desc(id))
    .limit(limit);
}

async function loadNotices(db: D1Database, page: readonly Alarm[]): Promise<Map<string, ListedNotice[]>> {
  const byAlarm = new Map<string, ListedNotice[]>();
  if (page.length === 0) return byAlarm;
  const ids = page.map(({ id }) => id);
  const rows = await drizzle(db).select().from(alarmNotices).where(inArray(alarmNotices.alarmId, ids));
  for (const { alarmId, phase, channel, tries, sentAt, givenUpAt, problem } of rows) {
    const notices = byAlarm.get(alarmId) ?? [];
    notices.push({ phase, channel, tries, sentAt, givenUpAt, problem });
    byAlarm.set(alarmId, notices);
  }
  return byAlarm;
}

function cursorOf({ id, endedAt }: Alarm): string {
  return `${endedAt === null ? "open" : "over"}:${id}`;
}
