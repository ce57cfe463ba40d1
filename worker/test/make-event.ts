import type { ConversionState, DeliveryReason } from "@rotator/shared/core/conversion";
import { env } from "cloudflare:workers";
import { makeTestId } from "./make-click.ts";

interface EventFields {
  eventAt: number;
  createdAt: number;
  status: ConversionState;
  reason: DeliveryReason;
  dueAt: number;
}

/** Rows of the outbox and what is counted of them, as they stand after the events were made. */
export async function makeEvents(
  pixelId: string,
  count: number,
  changed: Partial<EventFields> = {},
): Promise<void> {
  const { eventAt = Date.now(), status = "waiting", reason = null } = changed;
  const { createdAt = eventAt, dueAt = eventAt } = changed;
  const rows = Array.from({ length: count }, () => makeTestId("cev", eventAt));
  await env.DB.batch([
    env.DB.prepare(INSERT_EVENTS).bind(
      JSON.stringify(rows),
      pixelId,
      eventAt,
      status,
      dueAt,
      reason,
      createdAt,
    ),
    env.DB.prepare(COUNT_EVENTS).bind(pixelId, eventAt - (eventAt % 900_000), count),
  ]);
}

const INSERT_EVENTS = `
INSERT INTO conversion_events (id, pixel_id, event_name, event_id, event_at, person_id, status, due_at, reason, started_at, created_at, finished_at)
SELECT value, ?2, 'Lead', 'evt_' || substr(value, 5), ?3, 'vis_' || substr(value, 5), ?4, ?5, ?6, ?7, ?7,
  iif(?4 IN ('delivered', 'rejected'), ?7, NULL) FROM json_each(?1)`;

const COUNT_EVENTS = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, made) VALUES (?1, ?2, 'Lead', ?3)
ON CONFLICT DO UPDATE SET made = made + excluded.made`;
