import { loadConversionSettings } from "../db/conversion-settings.ts";
import { describeError } from "../db/database-unavailable.ts";
import { loadSealedPixel } from "../db/load-sealed-pixel.ts";
import { findDuePixels, findPixelsToProbe } from "../db/outbox.ts";
import { rejectTooOld, syncHolds } from "../db/sync-holds.ts";
import type { OfficeEnv } from "../env.ts";
import { type Budget, deliverPixel, probePixel } from "./deliver-pixel.ts";
import { makeDestinations } from "./destinations.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

/** Each request is two calls of the database and one of a platform; an invocation may make 1,000, other steps some too. */
const REQUESTS_A_RUN = 150;
const RUN_MS = 25_000;

export type ConversionsEnv = Pick<OfficeEnv, "DB" | "ENCRYPTION_KEY" | "META_GRAPH_URL" | "NUDGES">;

/** Each minute: everything that is due, and one event of each held pixel now and then. */
export async function deliverConversions(env: ConversionsEnv): Promise<void> {
  const nowMs = Date.now();
  await syncHolds(env.DB, nowMs);
  await rejectTooOld(env.DB, nowMs - OLDEST_EVENT_MS, nowMs);
  const [due, probes] = await Promise.all([findDuePixels(env.DB, nowMs), findPixelsToProbe(env.DB, nowMs)]);
  await deliverPixels(env, due, probes);
  if (probes.length > 0) await syncHolds(env.DB, Date.now());
}

/** Sends what is due of these pixels, side by side: one that hangs keeps no other waiting. */
export async function deliverPixels(
  env: ConversionsEnv,
  due: readonly string[],
  probes: readonly string[] = [],
  limits = { requests: REQUESTS_A_RUN, ms: RUN_MS },
): Promise<void> {
  if (due.length + probes.length === 0) return;
  const destinations = makeDestinations(env, await loadConversionSettings(env.DB));
  const budget: Budget = { requests: limits.requests, untilMs: Date.now() + limits.ms };
  const run = (deliver: typeof deliverPixel) => async (pixelId: string) => {
    try {
      const pixel = await loadSealedPixel(env.DB, pixelId);
      if (pixel) await deliver(env, pixelId, destinations[pixel.platform], budget);
    } catch (error) {
      // Its claims end by themselves.
      console.error({ event: "conversions.run_failed", pixelId, error: describeError(error) });
    }
  };
  await Promise.all([...due.map(run(deliverPixel)), ...probes.map(run(probePixel))]);
}
