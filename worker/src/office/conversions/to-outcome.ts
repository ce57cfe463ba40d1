import type { ClaimedEvent, Outcome } from "../db/outbox.ts";
import type { PixelChange } from "../db/write-outcomes.ts";
import type { Delivery } from "./destination.ts";
import { backOffMs } from "./time-left.ts";

/** One event of a held pixel is tried so often, lest a fault that mends itself waits for a person. */
export const PROBE_EVERY_MS = 900_000;

/** What a delivery means for one of its events. */
export function toOutcome(
  event: Pick<ClaimedEvent, "tries" | "cappedTries">,
  delivery: Delivery,
  nowMs: number,
): Outcome {
  if (delivery.outcome === "delivered") return { status: "delivered" };
  const { outcome, reason } = delivery;
  if (outcome === "hold") return { status: "held", reason };
  if (outcome === "rejected" || isTriedOut(event, delivery)) return { status: "rejected", reason };
  const dueAt = nowMs + backOffMs(event.tries, Math.random());
  return { status: "waiting", reason, dueAt, capped: delivery.maxTries !== undefined };
}

/** Whether this failure is the last one of its kind that an event is granted. */
export function isTriedOut({ cappedTries }: Pick<ClaimedEvent, "cappedTries">, delivery: Delivery): boolean {
  if (delivery.outcome !== "retry" || delivery.maxTries === undefined) return false;
  return cappedTries + 1 >= delivery.maxTries;
}

/** What it means for the pixel, `version` being the one that was sent for. */
export function toPixelChange(version: number, delivery: Delivery, nowMs: number): PixelChange | undefined {
  if (delivery.outcome === "delivered") return { kind: "accepted", version };
  if (delivery.outcome === "rejected") return undefined;
  if (delivery.outcome === "hold") {
    const { reason, answer } = delivery;
    return { kind: "held", version, reason, answer, probeAtMs: nowMs + PROBE_EVERY_MS };
  }
  const { pixelWaitsMs } = delivery;
  return { kind: "failed", untilMs: pixelWaitsMs === undefined ? undefined : nowMs + pixelWaitsMs };
}
