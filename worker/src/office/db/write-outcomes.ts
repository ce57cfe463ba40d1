import type { PlatformAnswer } from "../conversions/destination.ts";
import type { ClaimedEvent, Outcome } from "./outbox.ts";
import { STATS_BUCKET_MS } from "./stats-bucket.ts";

export interface SettledEvent {
  event: Pick<ClaimedEvent, "id" | "claim">;
  outcome: Outcome;
  answer?: PlatformAnswer | undefined;
  matchKeys?: readonly string[] | undefined;
}

/** What the outcome of a request means for its pixel. */
export type PixelChange =
  /** Lifts the pixel's hold, only while it still is as it was when its token was read. */
  | { kind: "accepted"; version: number }
  /** Nothing of it is sent before `untilMs`; without that, only after several requests failed one after the other. */
  | { kind: "failed"; untilMs?: number | undefined }
  /** Only while the pixel still is as it was when its token was read. */
  | { kind: "held"; version: number; reason: string; answer: PlatformAnswer; probeAtMs: number };

// Failures one after the other before a pixel is let alone, first for ten seconds, then twice as long each time.
const FAILURES_BEFORE_WAITING = 3;
const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 300_000;

const FROM_ROWS = "json_each(?1) AS r";
const OWN = "e.id = r.value ->> 0";
// A late word that an event was accepted is true whoever has the claim by now.
const VALID = `((e.status = 'sending' AND e.claim = r.value ->> 1)
  OR (r.value ->> 2 = 'delivered' AND e.status IN ('waiting', 'sending', 'held')))`;

const COUNT_FINAL = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, delivered, rejected)
SELECT e.pixel_id, e.event_at - e.event_at % ${STATS_BUCKET_MS}, e.event_name,
  sum(r.value ->> 2 = 'delivered'), sum(r.value ->> 2 = 'rejected')
FROM ${FROM_ROWS} CROSS JOIN conversion_events AS e ON ${OWN}
WHERE ${VALID} AND r.value ->> 2 IN ('delivered', 'rejected') GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET delivered = delivered + excluded.delivered, rejected = rejected + excluded.rejected`;

// Retention has passed there already.
const CLEARED = `e.id <= (SELECT iif(json_valid(value), value ->> '$', NULL) FROM settings WHERE key = 'retention_at.facts')`;

// At the final state the address goes, of a delivered event the user agent too; a rejected one may be sent again, and no
// platform takes it without one. One that is too old never is.
const FACTS = `CASE
  WHEN r.value ->> 2 NOT IN ('delivered', 'rejected') THEN e.facts
  WHEN NOT json_valid(e.facts) OR r.value ->> 4 = 'too_old' OR ${CLEARED} THEN NULL
  WHEN r.value ->> 2 = 'delivered' THEN json_remove(e.facts, '$.ip', '$.userAgent')
  ELSE json_remove(e.facts, '$.ip') END`;

const WRITE = `
UPDATE conversion_events AS e SET
  status = r.value ->> 2,
  due_at = coalesce(r.value ->> 3, e.due_at),
  reason = r.value ->> 4,
  answer = coalesce(r.value ->> 5, e.answer),
  match_keys = coalesce(r.value ->> 6, e.match_keys),
  capped_tries = e.capped_tries + r.value ->> 7,
  held_at = iif(r.value ->> 2 = 'held', ?2, NULL),
  finished_at = iif(r.value ->> 2 IN ('delivered', 'rejected'), ?2, NULL),
  facts = ${FACTS}
FROM ${FROM_ROWS} WHERE ${OWN} AND ${VALID} AND r.value ->> 2 <> 'unsent'`;

const PUT_BACK = `
UPDATE conversion_events AS e SET status = 'waiting', due_at = ?2, tries = e.tries - 1
FROM ${FROM_ROWS} WHERE ${OWN} AND ${VALID} AND r.value ->> 2 = 'unsent'`;

const ACCEPTED = `
UPDATE pixels SET accepted_at = max(coalesce(accepted_at, 0), ?2), failures = 0, held_at = NULL, held_reason = NULL,
  held_answer = NULL, wait_until = iif(held_at IS NULL, wait_until, 0)
WHERE id = ?1 AND enabled = 1 AND (held_at IS NULL OR version = ?3)`;

const FAILED = `
UPDATE pixels SET failures = failures + 1, wait_until = max(wait_until, coalesce(?3, iif(
  failures + 1 < ${FAILURES_BEFORE_WAITING}, 0,
  ?2 + min(${LONGEST_WAIT_MS}, ${FIRST_WAIT_MS} * (1 << min(failures + 1 - ${FAILURES_BEFORE_WAITING}, 10))))))
WHERE id = ?1`;

const HELD = `
UPDATE pixels SET held_at = coalesce(held_at, ?2), held_reason = ?3, held_answer = ?4, wait_until = ?5
WHERE id = ?1 AND version = ?6 AND enabled = 1`;

/** The outcomes of one request, its counts and what it means for the pixel: one transaction. */
export async function writeOutcomes(
  db: D1Database,
  pixelId: string,
  settled: readonly SettledEvent[],
  change: PixelChange | undefined,
  nowMs: number,
): Promise<void> {
  const rows = JSON.stringify(settled.map(toRow));
  await db.batch([
    db.prepare(COUNT_FINAL).bind(rows),
    db.prepare(WRITE).bind(rows, nowMs),
    ...(settled.some(({ outcome }) => outcome.status === "unsent")
      ? [db.prepare(PUT_BACK).bind(rows, nowMs)]
      : []),
    ...(change ? [changePixel(db, pixelId, change, nowMs)] : []),
  ]);
}

function toRow({ event, outcome, answer, matchKeys }: SettledEvent): unknown[] {
  return [
    event.id,
    event.claim,
    outcome.status,
    outcome.status === "waiting" ? outcome.dueAt : null,
    "reason" in outcome ? outcome.reason : null,
    answer ? JSON.stringify(answer) : null,
    matchKeys ? JSON.stringify(matchKeys) : null,
    outcome.status === "waiting" && outcome.capped ? 1 : 0,
  ];
}

function changePixel(
  db: D1Database,
  pixelId: string,
  change: PixelChange,
  nowMs: number,
): D1PreparedStatement {
  if (change.kind === "accepted") return db.prepare(ACCEPTED).bind(pixelId, nowMs, change.version);
  if (change.kind === "failed") return db.prepare(FAILED).bind(pixelId, nowMs, change.untilMs ?? null);
  const { reason, answer, probeAtMs, version } = change;
  return db.prepare(HELD).bind(pixelId, nowMs, reason, JSON.stringify(answer), probeAtMs, version);
}
