import type { ConversionState, DeliveryReason } from "@rotator/shared/core/conversion";
import { encodeTime } from "@rotator/shared/core/id";
import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { SHOWN_COLUMNS, type ShownConversionEvent } from "./conversion-event-columns.ts";
import { OPEN } from "./open-events.ts";
import { conversionEvents, pixels } from "./schema.ts";

/** How many events one page looks through at most; where few of them fit, the next page goes on from there. */
const SCANNED_AT_ONCE = 5_000;
const MAX_LIMIT = 100;
// A bound for every list, so that it is found by the key and never read from end to end.
const LAST_ID = "cev_~";

export interface ConversionEventFilter {
  status?: ConversionState | undefined;
  pixelId?: string | undefined;
  rotatorId?: string | undefined;
  /** A lead, or a visitor that is none. */
  personId?: string | undefined;
  reason?: DeliveryReason | undefined;
  /** Of the event's time, in milliseconds; `toMs` is not part of it. */
  fromMs?: number | undefined;
  toMs?: number | undefined;
  /** The `nextCursor` of the page before. */
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface ConversionEventPage {
  events: ShownConversionEvent[];
  /** Undefined at the end. A page may have few events, or none, and others after it. */
  nextCursor: string | undefined;
}

/** The newest first, by the time of the event. */
export async function listConversionEvents(
  db: D1Database,
  filter: ConversionEventFilter,
): Promise<ConversionEventPage> {
  const limit = Math.min(Math.max(1, filter.limit ?? 50), MAX_LIMIT);
  return isOpen(filter) ? listOpen(db, filter, limit) : listScanning(db, filter, limit);
}

/** Those that are not final yet are found by their own index, however many others there are. */
function isOpen({ status, rotatorId, personId }: ConversionEventFilter): boolean {
  if (rotatorId !== undefined || personId !== undefined) return false;
  return status === "waiting" || status === "sending" || status === "held";
}

async function listOpen(
  db: D1Database,
  filter: ConversionEventFilter,
  limit: number,
): Promise<ConversionEventPage> {
  const orm = drizzle(db);
  const ofPixel =
    filter.pixelId === undefined
      ? inArray(conversionEvents.pixelId, orm.select({ id: pixels.id }).from(pixels))
      : eq(conversionEvents.pixelId, filter.pixelId);
  // The plus keeps the planner from reading the table itself in the order of its ids.
  const inRange = rangeOf(filter, sql`+${conversionEvents.id}`);
  const found = orm
    .select({ id: conversionEvents.id })
    .from(conversionEvents)
    .where(and(ofPixel, statusIs(filter), sql.raw(OPEN), reasonIs(filter), ...inRange))
    .orderBy(desc(sql`+${conversionEvents.id}`))
    .limit(limit);
  const events = await orm
    .select(SHOWN_COLUMNS)
    .from(conversionEvents)
    .where(inArray(conversionEvents.id, found))
    .orderBy(desc(conversionEvents.id));
  return { events, nextCursor: events.length === limit ? events.at(-1)?.id : undefined };
}

async function listScanning(
  db: D1Database,
  filter: ConversionEventFilter,
  limit: number,
): Promise<ConversionEventPage> {
  const orm = drizzle(db);
  const { rotatorId, pixelId, status, reason } = filter;
  const scanned = orm
    .select(SHOWN_COLUMNS)
    .from(conversionEvents)
    .where(and(isOf(filter), ...rangeOf(filter, sql`${conversionEvents.id}`)))
    .orderBy(desc(conversionEvents.id))
    .limit(SCANNED_AT_ONCE)
    .as("scanned");
  const fits = [
    pixelId === undefined ? undefined : eq(scanned.pixelId, pixelId),
    rotatorId === undefined ? undefined : eq(scanned.rotatorId, rotatorId),
    status === undefined ? undefined : eq(scanned.status, status),
    reason === undefined ? undefined : eq(scanned.reason, reason),
  ];
  const events = await orm
    .select()
    .from(scanned)
    .where(and(...fits))
    .orderBy(desc(scanned.id))
    .limit(limit);
  if (events.length === limit) return { events, nextCursor: events.at(-1)?.id };
  const end = await orm
    .select({ count: sql<number>`count(*)`, last: sql<string>`min(id)` })
    .from(scanned)
    .get();
  return { events, nextCursor: end?.count === SCANNED_AT_ONCE ? end.last : undefined };
}

/** By the index that finds fewest. */
function isOf({ personId, rotatorId }: ConversionEventFilter): SQL | undefined {
  if (personId !== undefined) return eq(conversionEvents.personId, personId);
  return rotatorId === undefined ? undefined : eq(conversionEvents.rotatorId, rotatorId);
}

/** Ids begin with the time of the event. */
function rangeOf({ fromMs, toMs, cursor }: ConversionEventFilter, id: SQL): SQL[] {
  return [
    ...(fromMs === undefined ? [] : [gte(id, firstIdAt(fromMs))]),
    ...(toMs === undefined ? [] : [lt(id, firstIdAt(toMs))]),
    lt(id, cursor ?? LAST_ID),
  ];
}

function firstIdAt(atMs: number): string {
  return `cev_${encodeTime(Math.max(0, atMs))}`;
}

function statusIs({ status }: ConversionEventFilter): SQL | undefined {
  return status === undefined ? undefined : eq(conversionEvents.status, status);
}

function reasonIs({ reason }: ConversionEventFilter): SQL | undefined {
  return reason === undefined ? undefined : eq(conversionEvents.reason, reason);
}
