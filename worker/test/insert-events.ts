import { env } from "cloudflare:workers";
import { STATS_BUCKET_MS } from "../src/office/db/stats-bucket.ts";
import { makeTestId } from "./make-click.ts";

export interface MadeEvent {
  id: string;
  pixel_id: string;
  rotator_id: string | null;
  event_name: string;
  event_at: number;
  person_id: string;
  status: string;
  reason: string | null;
  answer: string | null;
  facts: string | null;
  match_keys: string | null;
  due_at: number;
  created_at: number;
}

/** Conversion events as delivery leaves them, the first the newest; with their counts. */
export async function insertEvents(rows: Partial<MadeEvent>[]): Promise<MadeEvent[]> {
  const events = rows.map(completeEvent);
  await env.DB.batch([
    env.DB.prepare(INSERT).bind(JSON.stringify(events)),
    env.DB.prepare(COUNT).bind(JSON.stringify(events)),
  ]);
  return events;
}

function completeEvent(changed: Partial<MadeEvent>, place: number): MadeEvent {
  const eventAt = changed.event_at ?? Date.now() - place * 1_000;
  return {
    id: makeTestId("cev", eventAt),
    pixel_id: "pix_1",
    rotator_id: null,
    event_name: "Lead",
    event_at: eventAt,
    person_id: "led_1",
    status: "delivered",
    reason: null,
    answer: null,
    facts: null,
    match_keys: null,
    due_at: 0,
    created_at: 0,
    ...changed,
  };
}

const INSERT = `
INSERT INTO conversion_events (id, pixel_id, rotator_id, event_name, event_id, event_at, person_id, status, reason, answer,
  facts, match_keys, due_at, started_at, created_at, finished_at)
SELECT value ->> 'id', value ->> 'pixel_id', value ->> 'rotator_id', value ->> 'event_name', 'evt_' || substr(value ->> 'id', 5),
  value ->> 'event_at', value ->> 'person_id', value ->> 'status', value ->> 'reason', value ->> 'answer', value ->> 'facts',
  value ->> 'match_keys', value ->> 'due_at', value ->> 'created_at', value ->> 'created_at',
  iif(value ->> 'status' IN ('delivered', 'rejected'), value ->> 'created_at', NULL)
FROM json_each(?1)`;

const COUNT = `
INSERT INTO conversion_stats (pixel_id, bucket, event_name, made, delivered, rejected)
SELECT value ->> 'pixel_id', (value ->> 'event_at') - (value ->> 'event_at') % ${STATS_BUCKET_MS}, value ->> 'event_name',
  count(*), sum(value ->> 'status' = 'delivered'), sum(value ->> 'status' = 'rejected')
FROM json_each(?1) WHERE true GROUP BY 1, 2, 3
ON CONFLICT DO UPDATE SET made = made + excluded.made, delivered = delivered + excluded.delivered,
  rejected = rejected + excluded.rejected`;
