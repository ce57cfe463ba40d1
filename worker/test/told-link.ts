import { env } from "cloudflare:workers";
import type { RecordedClick } from "@rotator/shared/core/click";
import type { OfficeEnv } from "../src/office/env.ts";
import { type MadePixel, makePixel, makeRotator } from "./builders.ts";
import { deliver } from "./deliver.ts";
import { registerDataset } from "./graph.ts";
import { makeClick, makePack } from "./make-click.ts";

/** The office on a plan without queues: nothing is sent until a test says so. */
export const quietOffice: OfficeEnv = { ...env };
delete quietOffice.NUDGES;

export interface ToldLink {
  pixel: MadePixel;
  rotatorId: string;
}

/** A pixel that the stand-in knows, and a link whose clicks it is told of. */
export async function makeToldLink(clickEvent = "Lead"): Promise<ToldLink> {
  const pixel = await makePixel();
  await registerDataset({ id: pixel.datasetId, token: pixel.accessToken });
  const { id } = await makeRotator({ pixelId: pixel.id, clickEvent });
  return { pixel, rotatorId: id };
}

/** Clicks of as many new visitors, recorded. */
export async function recordClicks(
  { rotatorId }: ToldLink,
  count: number,
  fields: Partial<RecordedClick> = {},
): Promise<RecordedClick[]> {
  const start = Date.now() - count;
  const clicks = Array.from({ length: count }, (_, i) =>
    makeClick({ rotatorId, at: start + i, ip: "114.10.7.7", ...fields }),
  );
  await deliver([makePack(clicks)], { to: quietOffice });
  return clicks;
}

export interface LedgerRow extends Record<string, unknown> {
  id: string;
  event_id: string;
  status: string;
  due_at: number;
  tries: number;
  reason: string | null;
  answer: string | null;
  facts: string | null;
  match_keys: string | null;
  held_at: number | null;
  held_ms: number;
  finished_at: number | null;
}

export async function loadLedger(pixelId: string): Promise<LedgerRow[]> {
  const { results } = await env.DB.prepare("SELECT * FROM conversion_events WHERE pixel_id = ? ORDER BY id")
    .bind(pixelId)
    .all<LedgerRow>();
  return results;
}

/** How many rows stand in each state. */
export async function countStates(pixelId: string): Promise<Record<string, number>> {
  const { results } = await env.DB.prepare(
    "SELECT status, count(*) AS events FROM conversion_events WHERE pixel_id = ? GROUP BY status",
  )
    .bind(pixelId)
    .all<{ status: string; events: number }>();
  return Object.fromEntries(results.map(({ status, events }) => [status, events]));
}

export async function countStats(pixelId: string): Promise<Record<string, number> | null> {
  return env.DB.prepare(
    "SELECT sum(made) AS made, sum(delivered) AS delivered, sum(rejected) AS rejected FROM conversion_stats WHERE pixel_id = ?",
  )
    .bind(pixelId)
    .first<Record<string, number>>();
}

/** As if the time of their back-off had come. */
export async function makeDue(pixelId: string): Promise<void> {
  await env.DB.batch([
    env.DB.prepare("UPDATE conversion_events SET due_at = 0 WHERE pixel_id = ? AND status = 'waiting'").bind(
      pixelId,
    ),
    env.DB.prepare("UPDATE pixels SET wait_until = 0 WHERE id = ?").bind(pixelId),
  ]);
}

export async function loadPixelState(pixelId: string) {
  return env.DB.prepare(
    "SELECT held_at, held_reason, held_answer, wait_until, failures, accepted_at FROM pixels WHERE id = ?",
  )
    .bind(pixelId)
    .first<{
      held_at: number | null;
      held_reason: string | null;
      held_answer: string | null;
      wait_until: number;
      failures: number;
      accepted_at: number | null;
    }>();
}
