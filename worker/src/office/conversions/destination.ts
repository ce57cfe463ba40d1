import type { DeliveryReason } from "@rotator/shared/core/conversion";
import type { ConversionFacts } from "./conversion-facts.ts";

/** A pixel as its destination needs it, the token readable; never to be logged. */
export interface OpenPixel {
  id: string;
  datasetId: string;
  accessToken: string;
  graphVersion: string;
}

export interface OutgoingEvent {
  /** The same at every try. */
  eventId: string;
  eventName: string;
  /** Milliseconds UTC. */
  eventAt: number;
  visitorId: string | undefined;
  facts: ConversionFacts;
}

/** What a platform said, as far as it helps to find out why; no personal data and no token. */
export interface PlatformAnswer {
  /** HTTP status; absent where no answer came. */
  status?: number;
  code?: number;
  subcode?: number;
  /** How many events it says that it took, where that is not how many were sent. */
  received?: number;
  /** Meta's fbtrace_id. */
  traceId?: string;
  /** The platform's own words, cut. */
  message?: string;
}

/** What became of one request, for all events in it alike. */
export type Delivery =
  | { outcome: "delivered"; answer: PlatformAnswer }
  /** Later again. `pixelWaitsMs`: until then nothing of this pixel; `maxTries`: then it counts as rejected. */
  | {
      outcome: "retry";
      reason: DeliveryReason;
      answer: PlatformAnswer;
      pixelWaitsMs?: number;
      maxTries?: number;
    }
  /** The pixel's configuration is wrong: keep its events until a person has mended it. */
  | { outcome: "hold"; reason: DeliveryReason; answer: PlatformAnswer }
  /** Never as it is; of several events at least one is to blame. */
  | { outcome: "rejected"; reason: DeliveryReason; answer: PlatformAnswer };

/** An ad platform. Adding one is a file that makes this, and its name in `PLATFORMS`. */
export interface Destination {
  /** Events that one request takes at most. */
  maxEvents: number;
  /** Why the platform would refuse this event, or undefined. */
  findProblem(event: OutgoingEvent, nowMs: number): DeliveryReason | undefined;
  /** The customer data that goes out with an event, by the platform's own names. */
  listMatchKeys(event: OutgoingEvent, nowMs: number): string[];
  /** One request. Never throws; `testEventCode` marks a test. */
  deliver(
    pixel: OpenPixel,
    events: readonly OutgoingEvent[],
    nowMs: number,
    testEventCode?: string,
  ): Promise<Delivery>;
}
