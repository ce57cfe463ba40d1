import type { AlarmDetail } from "@rotator/shared/core/alarm";
import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { encodeTime } from "@rotator/shared/core/id";
import type { AlarmState, OpenAlarm } from "./alarms.ts";
import { OPEN } from "./open-events.ts";

const HOUR_MS = 3_600_000;
const SILENCE_MS = 2 * HOUR_MS;
const LOOK_BACK_MS = 72 * HOUR_MS;
const COUNT_UP_TO = 1_000;
const BLOCKED_AMONG = 200;

interface PixelRow extends Record<string, unknown> {
  id: string;
  name: string;
  enabled: number;
  heldAt: number | null;
  heldReason: DeliveryReason | null;
  acceptedAt: number;
  /** Whether any event is neither accepted nor refused yet. */
  open: number;
  /** The same, counted to just over `COUNT_UP_TO`, where the pixel is held. */
  waiting: number | null;
  held: number;
  blocked: number;
  /** The first quarter of an hour after the last acceptance of which there are events older than the silence that we bear. */
  silentFrom: number | null;
}

// A partial index serves only those who repeat its condition.
const OPEN_EVENTS = `
conversion_events INDEXED BY conversion_events_open
WHERE pixel_id = pixels.id AND ${OPEN}`;

// A pixel that delivers costs a handful of rows: what it delivered after ?3 it is not asked about.
const PIXELS = `
SELECT id, name, enabled, held_at AS heldAt, held_reason AS heldReason, coalesce(accepted_at, 0) AS acceptedAt,
  EXISTS (SELECT 1 FROM ${OPEN_EVENTS}) AS open,
  CASE WHEN held_reason IS NOT NULL THEN
    (SELECT count(*) FROM (SELECT 1 FROM ${OPEN_EVENTS} LIMIT ${COUNT_UP_TO + 1})) END AS waiting,
  EXISTS (SELECT 1 FROM ${OPEN_EVENTS} AND status = 'held') AS held,
  wait_until > ?1 AND EXISTS (
    SELECT 1 FROM (SELECT reason FROM ${OPEN_EVENTS} AND status = 'waiting' ORDER BY due_at DESC LIMIT ${BLOCKED_AMONG})
    WHERE reason = 'blocked_by_policy') AS blocked,
  (SELECT bucket FROM conversion_stats
   WHERE pixel_id = pixels.id AND bucket > max(?2, coalesce(accepted_at, 0)) AND bucket <= ?3 AND made > 0
   ORDER BY bucket LIMIT 1) AS silentFrom
FROM pixels`;

/** What is wrong with pixels. An alarm that is open stays so until events are accepted, or nothing is left to wait for. */
export async function findPixelAlarms(
  db: D1Database,
  open: readonly OpenAlarm[],
  nowMs: number,
): Promise<AlarmState[]> {
  const { results } = await db
    .prepare(PIXELS)
    .bind(nowMs - HOUR_MS, nowMs - LOOK_BACK_MS, nowMs - SILENCE_MS)
    .all<PixelRow>();
  const states: AlarmState[] = [];
  for (const pixel of results) {
    const openHere = open.filter(({ subjectId }) => subjectId === pixel.id);
    const state = judgePixel(pixel, openHere);
    const isNew = openHere.every(({ kind }) => kind !== state?.kind);
    if (state && (!isNew || (await isConfirmed(db, state, nowMs)))) states.push(state);
  }
  return states;
}

/** At most one alarm a pixel: the one that explains the others. */
function judgePixel(pixel: PixelRow, open: readonly OpenAlarm[]): AlarmState | undefined {
  const { id: subjectId, heldReason } = pixel;
  const detail = { name: pixel.name };
  if (heldReason === "pixel_off" && !pixel.held) return undefined;
  if (heldReason !== null) return { kind: kindOfHold(heldReason), subjectId, detail: describeHold(pixel) };
  if (!pixel.enabled) return undefined;
  const isUnproven = ({ beganAt, detail }: OpenAlarm) =>
    pixel.acceptedAt <= Math.max(beganAt, detail.since ?? 0);
  const released = open.find(({ kind }) => kind === "token_refused" || kind === "events_held");
  // Whatever was mended, only an accepted event proves that it helped.
  if (released && pixel.open && isUnproven(released)) return released;
  if (pixel.blocked) return { kind: "blocked_by_policy", subjectId, detail };
  const silent = open.find(({ kind }) => kind === "nothing_accepted");
  if (silent && isUnproven(silent)) return silent;
  if (pixel.silentFrom === null) return undefined;
  return { kind: "nothing_accepted", subjectId, detail: { ...detail, since: pixel.silentFrom } };
}

function kindOfHold(reason: DeliveryReason): "token_refused" | "events_held" {
  return reason === "token_refused" || reason === "token_unreadable" ? "token_refused" : "events_held";
}

function describeHold({ name, heldReason, heldAt, waiting }: PixelRow): AlarmDetail {
  return {
    name,
    ...(heldReason === null ? {} : { reason: heldReason }),
    ...(heldAt === null ? {} : { since: heldAt }),
    count: Math.min(waiting ?? 0, COUNT_UP_TO),
    ...(waiting !== null && waiting > COUNT_UP_TO ? { more: true } : {}),
  };
}

// Ids begin with the event's own time, which says nothing of when the row was made: clicks may have come late.
const MADE_LONG_AGO = `
SELECT 1 FROM conversion_events WHERE id >= ?1 AND id < ?2 AND pixel_id = ?3 AND created_at <= ?4 LIMIT 1`;

/** The counts go by the time of the events: one must be found that has waited for so long itself. */
async function isConfirmed(
  db: D1Database,
  { kind, subjectId, detail }: AlarmState,
  nowMs: number,
): Promise<boolean> {
  if (kind !== "nothing_accepted") return true;
  const until = nowMs - SILENCE_MS;
  const found = await db
    .prepare(MADE_LONG_AGO)
    .bind(eventIdAt(detail.since ?? 0), eventIdAt(until), subjectId, until)
    .first();
  return found !== null;
}

function eventIdAt(atMs: number): string {
  return `cev_${encodeTime(atMs)}`;
}
