import type { DeliveryReason } from "@rotator/shared/core/conversion";
import { loadSealedPixel, type SealedPixel } from "../db/load-sealed-pixel.ts";
import { claimEvents, claimProbe, type ClaimedEvent } from "../db/outbox.ts";
import { syncHolds } from "../db/sync-holds.ts";
import { type PixelChange, type SettledEvent, writeOutcomes } from "../db/write-outcomes.ts";
import type { OfficeEnv } from "../env.ts";
import { withTimeLimit } from "../time-limit.ts";
import { type Budget, countLanes, HALF_CALLS, LEDGER_CALLS, REQUEST_CALLS, takeCalls } from "./budget.ts";
import type { Delivery, Destination, OpenPixel, OutgoingEvent } from "./destination.ts";
import { openPixel } from "./open-pixel.ts";
import { findTimeProblem } from "./time-left.ts";
import { isTriedOut, PROBE_EVERY_MS, toOutcome, toPixelChange } from "./to-outcome.ts";

const DATABASE_LIMIT_MS = 10_000;
/** Of a claim's two minutes; what is not sent by then waits for the next one. */
const SENDING_MS = 45_000;
/** Of the same two minutes, for writing down what was sent. */
const LEDGER_MS = 100_000;
const LONGEST_PAUSE_MS = 5_000;

export type DeliveryEnv = Pick<OfficeEnv, "DB" | "ENCRYPTION_KEY">;

/** Sends what is due of a pixel until nothing is, the pixel must wait, or the budget is spent: one request first, and where
 * that was full and accepted, several side by side. */
export async function deliverPixel(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  budget: Budget,
): Promise<void> {
  const sendNext = () => sendRequest(env, pixelId, destination, budget);
  for (;;) {
    const first = await sendNext();
    if (first === "done") return;
    if (first === "failed") continue;
    const lanes = Array.from({ length: countLanes(budget) }, async () => {
      while ((await sendNext()) === "more");
    });
    await Promise.all(lanes);
  }
}

/** `more`: it was full and all is well, so that there may be more. */
async function sendRequest(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  budget: Budget,
): Promise<"more" | "failed" | "done"> {
  if (!takeCalls(budget, REQUEST_CALLS)) return "done";
  const claim = claimEvents(env.DB, pixelId, destination.maxEvents, Date.now());
  const { pixel, events } = await withTimeLimit(claim, DATABASE_LIMIT_MS);
  if (events.length === 0) return "done";
  const sent = await deliverClaimed(env, pixelId, pixel, destination, events, budget);
  // That of a second try to write it down, which was not needed.
  budget.calls += LEDGER_CALLS;
  if (sent === "stop") return "failed";
  return events.length === destination.maxEvents ? "more" : "done";
}

/** Tries one event of a held pixel: where it is accepted, the others follow. */
export async function probePixel(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  budget: Budget,
): Promise<void> {
  if (!takeCalls(budget, REQUEST_CALLS)) return;
  const claim = claimProbe(env.DB, pixelId, PROBE_EVERY_MS, Date.now());
  const { pixel, events } = await withTimeLimit(claim, DATABASE_LIMIT_MS);
  if (events.length > 0) await deliverClaimed(env, pixelId, pixel, destination, events, budget);
}

async function deliverClaimed(
  env: DeliveryEnv,
  pixelId: string,
  sealed: SealedPixel | undefined,
  destination: Destination,
  claimed: readonly ClaimedEvent[],
  budget: Budget,
): Promise<"go on" | "stop"> {
  const startedAt = Date.now();
  const sending: Sending = { env, destination, pixelId, version: sealed?.version ?? 0, budget, startedAt };
  const pixel = sealed && (await openPixel(env, sealed));
  if (!pixel) {
    const closed: Delivery = { outcome: "hold", reason: "token_unreadable", answer: {} };
    await settle(sending, claimed, closed);
    return "stop";
  }
  const ready = await sortOut(sending, claimed);
  if (isLate(sending)) {
    await putBack(sending, ready);
    return "stop";
  }
  return sendSplitting(sending, pixel, ready);
}

interface Sending {
  env: DeliveryEnv;
  destination: Destination;
  pixelId: string;
  /** Of the pixel, when its token was read. */
  version: number;
  budget: Budget;
  startedAt: number;
}

/** Ends what no platform would take, so that it cannot sink the others; answers the rest. */
async function sortOut(sending: Sending, claimed: readonly ClaimedEvent[]): Promise<ClaimedEvent[]> {
  const nowMs = Date.now();
  const ready: ClaimedEvent[] = [];
  const refused: SettledEvent[] = [];
  for (const event of claimed) {
    const reason = findTimeProblem(event, nowMs) ?? findProblem(sending.destination, event, nowMs);
    if (reason === undefined) ready.push(event);
    else refused.push({ event, outcome: { status: "rejected", reason } });
  }
  await writeSurely(sending, refused, undefined);
  return ready;
}

/** Facts that make a destination stumble are as little use as none. */
function findProblem(
  destination: Destination,
  event: ClaimedEvent,
  nowMs: number,
): DeliveryReason | undefined {
  const outgoing = toOutgoing(event);
  try {
    return outgoing ? destination.findProblem(outgoing, nowMs) : "malformed_facts";
  } catch {
    return "malformed_facts";
  }
}

/** One request; where the platform refuses several events together, each half by itself, until the bad one is alone. */
async function sendSplitting(
  sending: Sending,
  pixel: OpenPixel,
  events: readonly ClaimedEvent[],
): Promise<"go on" | "stop"> {
  if (events.length === 0) return "go on";
  const nowMs = Date.now();
  const outgoing = events.map(toOutgoing).filter((event) => event !== undefined);
  const delivery = await sending.destination.deliver(pixel, outgoing, nowMs);
  if (events.length === 1 || !isOnesFault(delivery, events)) {
    await settle(sending, events, delivery);
    return delivery.outcome === "delivered" || delivery.outcome === "rejected" ? "go on" : "stop";
  }
  const middle = Math.ceil(events.length / 2);
  const halves = [events.slice(0, middle), events.slice(middle)];
  for (const [index, half] of halves.entries()) {
    if ((await maySendMore(sending)) && (await sendSplitting(sending, pixel, half)) === "go on") continue;
    await putBack(sending, halves.slice(index).flat());
    return "stop";
  }
  return "go on";
}

/** Refused, or failed time after time in a way that one bad event may cause. */
function isOnesFault(delivery: Delivery, events: readonly ClaimedEvent[]): boolean {
  return delivery.outcome === "rejected" || events.some((event) => isTriedOut(event, delivery));
}

/** Whether there is budget and time for one more request, and the pixel still is what it was. */
async function maySendMore(sending: Sending): Promise<boolean> {
  const { env, pixelId, version, budget } = sending;
  if (isLate(sending) || !takeCalls(budget, HALF_CALLS)) return false;
  const present = await withTimeLimit(loadSealedPixel(env.DB, pixelId), DATABASE_LIMIT_MS);
  return present?.version === version;
}

function isLate({ startedAt }: Sending): boolean {
  return Date.now() > startedAt + SENDING_MS;
}

/** Those of them that were not sent: due at once, and no try of theirs. What was settled is not theirs to change any more. */
async function putBack(sending: Sending, events: readonly ClaimedEvent[]): Promise<void> {
  await writeSurely(
    sending,
    events.map((event) => ({ event, outcome: { status: "unsent" } })),
    undefined,
  );
}

function toOutgoing({
  eventId,
  eventName,
  eventAt,
  visitorId,
  facts,
}: ClaimedEvent): OutgoingEvent | undefined {
  return facts && { eventId, eventName, eventAt, visitorId, facts };
}

async function settle(sending: Sending, events: readonly ClaimedEvent[], delivery: Delivery): Promise<void> {
  const nowMs = Date.now();
  const settled = events.map((event): SettledEvent => {
    const outgoing = toOutgoing(event);
    return {
      event,
      outcome: toOutcome(event, delivery, nowMs),
      answer: delivery.answer,
      matchKeys: outgoing && sending.destination.listMatchKeys(outgoing, nowMs),
    };
  });
  await writeSurely(sending, settled, toPixelChange(sending.version, delivery, nowMs));
  logDelivery(sending.pixelId, events.length, delivery);
  if (delivery.outcome === "hold") await withTimeLimit(syncHolds(sending.env.DB, nowMs), DATABASE_LIMIT_MS);
}

function logDelivery(pixelId: string, events: number, delivery: Delivery): void {
  const { status, code, subcode, received, traceId } = delivery.answer;
  const reason = delivery.outcome === "delivered" ? undefined : delivery.reason;
  if (reason === undefined && received === undefined) return;
  const event = `conversions.${delivery.outcome}`;
  console.warn({ event, pixelId, events, reason, status, code, subcode, received, traceId });
}

/** An accepted event that is not in the ledger is sent a second time when its claim ends: so long the database is waited for. */
async function writeSurely(
  { env, pixelId, budget, startedAt }: Sending,
  settled: readonly SettledEvent[],
  change: PixelChange | undefined,
): Promise<void> {
  if (settled.length === 0) return;
  for (let pauseMs = 250; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    try {
      await withTimeLimit(writeOutcomes(env.DB, pixelId, settled, change, Date.now()), DATABASE_LIMIT_MS);
      return;
    } catch (error) {
      if (Date.now() + pauseMs > startedAt + LEDGER_MS) throw error;
      budget.calls -= LEDGER_CALLS;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
