import { readDay } from "@rotator/shared/core/day";
import { addDays, listDays } from "@rotator/shared/core/days";
import { encodeTime } from "@rotator/shared/core/id";
import { FOLD_PARTS, type FoldPart } from "./folded-days.ts";
import { type DayToFold, foldStatements, unfoldStatements } from "./fold-statements.ts";

// The longest period that a report may be of, and the one before it.
const LOOK_BACK_DAYS = 200;
const RUN_MS = 5_000;

interface KnownDay extends DayToFold, Record<string, unknown> {
  timeZone: string;
  stale: number;
  final: number;
}

const KNOWN = `
SELECT part, from_time AS fromTime, to_time AS toTime, time_zone AS timeZone, stale, final FROM folded_days
WHERE part IN (SELECT value FROM json_each(?1)) AND to_time > ?2
UNION SELECT part, from_time, to_time, time_zone, stale, final FROM folded_days INDEXED BY folded_days_stale WHERE stale = 1`;

// What is older than all rows has nothing to count.
const OLDEST = `
SELECT substr((SELECT min(id) FROM visitors), 5, 10) AS visitor, substr((SELECT min(id) FROM leads), 5, 10) AS lead,
  (SELECT min(bucket) FROM (
    SELECT (SELECT min(bucket) FROM click_stats WHERE rotator_id = r.id) AS bucket FROM rotators AS r)) AS bucket`;

const MARK = `
INSERT INTO folded_days (part, to_time, from_time, time_zone) VALUES (?1, ?2, ?3, ?4)
ON CONFLICT DO UPDATE SET from_time = excluded.from_time, time_zone = excluded.time_zone, stale = 0`;

/** Counts days that are over and not counted yet, or not as their rows are now: the latest first, so many at most, for a
 * bounded time. Answers how many. */
export async function foldDays(
  db: D1Database,
  timeZone: string,
  nowMs: number,
  most: number,
): Promise<number> {
  const startedAt = Date.now();
  const days = listFinishedDays(timeZone, nowMs);
  const oldest = await loadOldest(db);
  const { results: known } = await db
    .prepare(KNOWN)
    .bind(JSON.stringify(FOLD_PARTS), days[0]?.fromTime ?? "")
    .all<KnownDay>();
  const [fitting, misfits] = partition(known, (day) => day.timeZone === timeZone || day.final === 1);
  await unfold(db, misfits);

  let folded = 0;
  for (const day of findDue(days, oldest, fitting).slice(0, most)) {
    if (Date.now() - startedAt > RUN_MS) break;
    const mark = db.prepare(MARK).bind(day.part, day.toTime, day.fromTime, timeZone);
    await db.batch([...foldStatements(db, day), mark]);
    folded++;
  }
  return folded;
}

type Day = Omit<DayToFold, "part">;

function listFinishedDays(timeZone: string, nowMs: number): Day[] {
  const yesterday = addDays(readDay(nowMs, timeZone), -1);
  return listDays(addDays(yesterday, 1 - LOOK_BACK_DAYS), yesterday, timeZone).map(({ from, to }) => ({
    fromTime: encodeTime(from),
    toTime: encodeTime(to),
  }));
}

/** The times of the oldest rows; a part that has none is left out. */
async function loadOldest(db: D1Database): Promise<Map<FoldPart, string>> {
  const oldest = await db
    .prepare(OLDEST)
    .bind()
    .first<{ visitor: string | null; lead: string | null; bucket: number | null }>();
  const { visitor = null, lead = null, bucket = null } = oldest ?? {};
  const times: [FoldPart, string | null][] = [
    ["clicks", bucket === null ? null : encodeTime(bucket)],
    ["people", visitor],
    ["leads", lead],
    ["contacts", lead],
  ];
  return new Map(times.flatMap(([part, time]) => (time === null ? [] : [[part, time]])));
}

function findDue(
  days: readonly Day[],
  oldest: ReadonlyMap<FoldPart, string>,
  known: readonly KnownDay[],
): DayToFold[] {
  const due = FOLD_PARTS.flatMap((part) => {
    const ofPart = known.filter((day) => day.part === part);
    const since = oldest.get(part) ?? "~";
    const missing = days.filter((day) => day.toTime > since && ofPart.every((other) => !overlap(day, other)));
    return [...ofPart.filter(({ stale }) => stale === 1), ...missing].map((day) => ({ ...day, part }));
  });
  return due.toSorted((one, other) => (one.toTime < other.toTime ? 1 : -1));
}

function overlap(one: Day, other: Day): boolean {
  return one.fromTime < other.toTime && other.fromTime < one.toTime;
}

/** The zone has changed: days begin at other times. */
async function unfold(db: D1Database, days: readonly KnownDay[]): Promise<void> {
  const ofPart = (part: FoldPart) => days.filter((day) => day.part === part).map(({ fromTime }) => fromTime);
  const statements = FOLD_PARTS.flatMap((part) => {
    const fromTimes = ofPart(part);
    return fromTimes.length === 0 ? [] : unfoldStatements(db, part, fromTimes);
  });
  if (statements.length > 0) await db.batch(statements);
}

function partition<T>(all: readonly T[], fits: (one: T) => boolean): [fitting: T[], others: T[]] {
  return [all.filter((one) => fits(one)), all.filter((one) => !fits(one))];
}
