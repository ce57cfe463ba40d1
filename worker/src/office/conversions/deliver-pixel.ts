import { claimEvents, claimProbe, type ClaimedEvent } from "../db/outbox.ts";
import { loadSealedPixel } from "../db/load-sealed-pixel.ts";
import { syncHolds } from "../db/sync-holds.ts";
import { type PixelChange, type SettledEvent, writeOutcomes } from "../db/write-outcomes.ts";
import type { OfficeEnv } from "../env.ts";
import { withTimeLimit } from "../time-limit.ts";
import type { Delivery, Destination, OpenPixel, OutgoingEvent } from "./destination.ts";
import { openPixel } from "./open-pixel.ts";
import { findTimeProblem } from "./time-left.ts";
import { PROBE_EVERY_MS, toOutcome, toPixelChange } from "./to-outcome.ts";

const DATABASE_LIMIT_MS = 10_000;
const LEDGER_TRIES = 3;
/** Of a claim's two minutes; what is not sent by then waits for the next one. */
const SENDING_MS = 60_000;

/** What one invocation may spend; shared by all pixels that it sends for. */
export interface Budget {
  requests: number;
  untilMs: number;
}

export type DeliveryEnv = Pick<OfficeEnv, "DB" | "ENCRYPTION_KEY">;

/** Sends what is due of a pixel, request by request, until nothing is, the pixel must wait, or the budget is spent. */
export async function deliverPixel(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  budget: Budget,
): Promise<void> {
  while (budget.requests > 0 && Date.now() < budget.untilMs) {
    const claimed = await withTimeLimit(
      claimEvents(env.DB, pixelId, destination.maxEvents, Date.now()),
      DATABASE_LIMIT_MS,
    );
    if (claimed.length === 0) return;
    await deliverClaimed(env, pixelId, destination, claimed, budget);
  }
}

/** Tries one event of a held pixel: where it is accepted, the others follow. */
export async function probePixel(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  budget: Budget,
): Promise<void> {
  const claimed = await withTimeLimit(
    claimProbe(env.DB, pixelId, PROBE_EVERY_MS, Date.now()),
    DATABASE_LIMIT_MS,
  );
  if (claimed.length > 0) await deliverClaimed(env, pixelId, destination, claimed, budget);
}

async function deliverClaimed(
  env: DeliveryEnv,
  pixelId: string,
  destination: Destination,
  claimed: readonly ClaimedEvent[],
  budget: Budget,
): Promise<void> {
  const sealed = await withTimeLimit(loadSealedPixel(env.DB, pixelId), DATABASE_LIMIT_MS);
  const pixel = sealed && (await openPixel(env, sealed));
  const sending: Sending = {
    env,
    destination,
    pixelId,
    version: sealed?.version ?? 0,
    budget,
    startedAt: Date.now(),
  };
  if (!pixel) {
    const closed: Delivery = { outcome: "hold", reason: "token_unreadable", answer: {} };
    return settle(sending, claimed, closed);
  }
  const ready = await sortOut(sending, claimed);
  await sendSplitting(sending, pixel, ready);
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
    const outgoing = toOutgoing(event);
    const reason =
      findTimeProblem(event, nowMs) ??
      (outgoing ? sending.destination.findProblem(outgoing, nowMs) : "malformed_facts");
    if (reason === undefined) ready.push(event);
    else refused.push({ event, outcome: { status: "rejected", reason } });
  }
  if (refused.length > 0) await writeSurely(sending, refused, undefined);
  return ready;
}

/** One request; where the platform refuses several events together, each half by itself, until the bad one is alone. */
async function sendSplitting(
  sending: Sending,
  pixel: OpenPixel,
  events: readonly ClaimedEvent[],
): Promise<"go on" | "stop"> {
  if (events.length === 0) return "go on";
  const nowMs = Date.now();
  if (nowMs > sending.startedAt + SENDING_MS) {
    await writeSurely(
      sending,
      events.map((event) => putBack(event, nowMs)),
      undefined,
    );
    return "stop";
  }
  sending.budget.requests -= 1;
  const outgoing = events.map(toOutgoing).filter((event) => event !== undefined);
  const delivery = await sending.destination.deliver(pixel, outgoing, nowMs);
  if (events.length > 1 && isOnesFault(delivery, events)) {
    const middle = Math.ceil(events.length / 2);
    const halves = [events.slice(0, middle), events.slice(middle)];
    for (const [index, half] of halves.entries()) {
      if ((await sendSplitting(sending, pixel, half)) === "go on") continue;
      const unsent = halves.slice(index + 1).flat();
      await writeSurely(
        sending,
        unsent.map((event) => putBack(event, Date.now())),
        undefined,
      );
      return "stop";
    }
    return "go on";
  }
  await settle(sending, events, delivery);
  return delivery.outcome === "delivered" || delivery.outcome === "rejected" ? "go on" : "stop";
}

/** Refused, or failed time after time in a way that one bad event may cause. */
function isOnesFault(delivery: Delivery, events: readonly ClaimedEvent[]): boolean {
  if (delivery.outcome === "rejected") return true;
  if (delivery.outcome !== "retry" || delivery.maxTries === undefined) return false;
  const { maxTries } = delivery;
  return events.every(({ tries }) => tries >= maxTries);
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

/** Not sent after all: as it was, and due at once. */
function putBack(event: ClaimedEvent, nowMs: number): SettledEvent {
  return { event, outcome: { status: "waiting", dueAt: nowMs, reason: "no_answer" } };
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
  if (delivery.outcome === "delivered") return;
  const { status, code, subcode, traceId } = delivery.answer;
  const { outcome, reason } = delivery;
  console.warn({
    event: `conversions.${outcome}`,
    pixelId: sending.pixelId,
    events: events.length,
    reason,
    status,
    code,
    subcode,
    traceId,
  });
  if (outcome === "hold") await withTimeLimit(syncHolds(sending.env.DB, nowMs), DATABASE_LIMIT_MS);
}

/** An accepted event that is not in the ledger would be sent a second time, so a moment's fault of the database is waited for. */
async function writeSurely(
  { env, pixelId }: Sending,
  settled: readonly SettledEvent[],
  change: PixelChange | undefined,
): Promise<void> {
  if (settled.length === 0) return;
  for (let tries = 1; ; tries++) {
    try {
      await withTimeLimit(writeOutcomes(env.DB, pixelId, settled, change, Date.now()), DATABASE_LIMIT_MS);
      return;
    } catch (error) {
      if (tries === LEDGER_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500 * tries));
    }
  }
}
