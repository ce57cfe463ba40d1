import type { DeliveryReason, Platform } from "@rotator/shared/core/conversion";
import type { ConversionFacts } from "../conversions/conversion-facts.ts";
import { type SealedPixel, sealedPixelStatement } from "./load-sealed-pixel.ts";
import { OPEN } from "./open-events.ts";

/** Longer than anybody who sends needs until the outcome is written. */
const CLAIM_MS = 120_000;

/** A row that is now this caller's to send, until the claim ends. */
export interface ClaimedEvent {
  id: string;
  eventId: string;
  eventName: string;
  eventAt: number;
  visitorId: string | undefined;
  /** Undefined where they cannot be read. */
  facts: ConversionFacts | undefined;
  claim: number;
  tries: number;
  /** Of these, how many failed in a way that may last for ever. */
  cappedTries: number;
  startedAt: number;
  heldMs: number;
}

interface ClaimedRow extends Record<string, unknown> {
  id: string;
  event_id: string;
  event_name: string;
  event_at: number;
  visitor_id: string | null;
  facts: string | null;
  claim: number;
  tries: number;
  capped_tries: number;
  started_at: number;
  held_ms: number;
}

/** A pixel with something to send. */
export interface DuePixel {
  id: string;
  platform: Platform;
}

const FIND_DUE = `
SELECT id, platform FROM pixels WHERE enabled = 1 AND held_at IS NULL AND wait_until <= ?1 AND EXISTS (
  SELECT 1 FROM conversion_events AS e
  WHERE e.pixel_id = pixels.id AND e.status IN ('waiting', 'sending') AND e.due_at <= ?1 AND e.${OPEN})`;

/** Pixels that have something to send and may. */
export async function findDuePixels(db: D1Database, nowMs: number): Promise<DuePixel[]> {
  const { results } = await db.prepare(FIND_DUE).bind(nowMs).all<DuePixel & Record<string, unknown>>();
  return results;
}

const FIND_PROBES = `
SELECT id, platform FROM pixels WHERE enabled = 1 AND held_at IS NOT NULL AND wait_until <= ?1
  AND EXISTS (SELECT 1 FROM conversion_events AS e WHERE e.pixel_id = pixels.id AND e.status = 'held' AND e.${OPEN})`;

/** Held pixels of which one event may be tried again, lest a fault that mends itself waits for a person. */
export async function findPixelsToProbe(db: D1Database, nowMs: number): Promise<DuePixel[]> {
  const { results } = await db.prepare(FIND_PROBES).bind(nowMs).all<DuePixel & Record<string, unknown>>();
  return results;
}

const CLAIMED =
  "id, event_id, event_name, event_at, visitor_id, facts, claim, tries, capped_tries, started_at, held_ms";

// Whoever sent these was stopped before the outcome was written.
const FREE_EXPIRED = `
UPDATE conversion_events SET status = 'waiting'
WHERE pixel_id = ?1 AND status = 'sending' AND due_at <= ?2 AND ${OPEN}`;

const CLAIM = `
UPDATE conversion_events SET status = 'sending', due_at = ?2 + ${CLAIM_MS}, claim = claim + 1, tries = tries + 1
WHERE id IN (
  SELECT id FROM conversion_events
  WHERE pixel_id = ?1 AND status = 'waiting' AND due_at <= ?2 AND ${OPEN} ORDER BY due_at, id LIMIT ?3)
  AND EXISTS (SELECT 1 FROM pixels WHERE id = ?1 AND enabled = 1 AND held_at IS NULL AND wait_until <= ?2)
RETURNING ${CLAIMED}`;

/** Events for one caller only, with their pixel as it was at that moment. */
export interface Claim {
  pixel: SealedPixel | undefined;
  events: ClaimedEvent[];
}

/** Takes due events of a pixel, in the order of their times; none where the pixel is held, waits or is off. */
export async function claimEvents(
  db: D1Database,
  pixelId: string,
  limit: number,
  nowMs: number,
): Promise<Claim> {
  const [, claimed, pixel] = await db.batch<Record<string, unknown>>([
    db.prepare(FREE_EXPIRED).bind(pixelId, nowMs),
    db.prepare(CLAIM).bind(pixelId, nowMs, limit),
    sealedPixelStatement(db, pixelId),
  ]);
  return readClaim(claimed, pixel);
}

const CLAIM_PROBE = `
UPDATE conversion_events SET status = 'sending', due_at = ?2 + ${CLAIM_MS}, claim = claim + 1, tries = tries + 1,
  held_ms = held_ms + (?2 - coalesce(held_at, ?2)), held_at = NULL
WHERE id = (
  SELECT id FROM conversion_events WHERE pixel_id = ?1 AND status = 'held' AND ${OPEN} ORDER BY due_at LIMIT 1)
  AND EXISTS (SELECT 1 FROM pixels WHERE id = ?1 AND enabled = 1 AND held_at IS NOT NULL AND wait_until <= ?2)
RETURNING ${CLAIMED}`;

/** One event of a held pixel; nobody probes it again for `pauseMs`. */
export async function claimProbe(
  db: D1Database,
  pixelId: string,
  pauseMs: number,
  nowMs: number,
): Promise<Claim> {
  const [claimed, , pixel] = await db.batch<Record<string, unknown>>([
    db.prepare(CLAIM_PROBE).bind(pixelId, nowMs),
    db
      .prepare("UPDATE pixels SET wait_until = ?2 WHERE id = ?1 AND held_at IS NOT NULL")
      .bind(pixelId, nowMs + pauseMs),
    sealedPixelStatement(db, pixelId),
  ]);
  return readClaim(claimed, pixel);
}

function readClaim(claimed: D1Result | undefined, pixel: D1Result | undefined): Claim {
  // Safe: the statements name these columns.
  const rows = (claimed?.results ?? []) as ClaimedRow[];
  const [sealed] = (pixel?.results ?? []) as SealedPixel[];
  return { pixel: sealed, events: rows.map(readClaimed).toSorted((a, b) => a.eventAt - b.eventAt) };
}

function readClaimed(row: ClaimedRow): ClaimedEvent {
  return {
    id: row.id,
    eventId: row.event_id,
    eventName: row.event_name,
    eventAt: row.event_at,
    visitorId: row.visitor_id ?? undefined,
    facts: readFacts(row.facts),
    claim: row.claim,
    tries: row.tries,
    cappedTries: row.capped_tries,
    startedAt: row.started_at,
    heldMs: row.held_ms,
  };
}

function readFacts(text: string | null): ConversionFacts | undefined {
  try {
    const value: unknown = text === null ? undefined : JSON.parse(text);
    // Safe: our own statement wrote them, and their url is looked at before they are sent.
    return typeof value === "object" && value !== null ? (value as ConversionFacts) : undefined;
  } catch {
    return undefined;
  }
}

/** How a claim ends. */
export type Outcome =
  | { status: "delivered" }
  /** `capped`: such a failure must not come too often. */
  | { status: "waiting"; dueAt: number; reason: DeliveryReason; capped: boolean }
  /** It was not sent after all, and is due at once. */
  | { status: "unsent" }
  | { status: "held"; reason: DeliveryReason }
  | { status: "rejected"; reason: DeliveryReason };
