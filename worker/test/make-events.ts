import type { ConversionState, DeliveryReason } from "@rotator/shared/core/conversion";
import { insertEvents } from "./insert-events.ts";

interface EventFields {
  eventAt: number;
  createdAt: number;
  status: ConversionState;
  reason: DeliveryReason;
  dueAt: number;
}

/** So many alike of a pixel, made when they happened unless told. */
export async function makeEvents(
  pixelId: string,
  count: number,
  changed: Partial<EventFields> = {},
): Promise<void> {
  const { eventAt = Date.now(), status = "waiting", reason = null } = changed;
  const { createdAt = eventAt, dueAt = eventAt } = changed;
  const event = {
    pixel_id: pixelId,
    event_at: eventAt,
    status,
    reason,
    created_at: createdAt,
    due_at: dueAt,
  };
  await insertEvents(Array.from({ length: count }, () => event));
}
