import { loadConversionSettings } from "../db/conversion-settings.ts";
import { describeError } from "../db/database-unavailable.ts";
import { type DuePixel, findDuePixels, findPixelsToProbe } from "../db/outbox.ts";
import { rejectTooOld, syncHolds } from "../db/sync-holds.ts";
import type { OfficeEnv } from "../env.ts";
import { withTimeLimit } from "../time-limit.ts";
import { type Budget, makeBudget } from "./budget.ts";
import { deliverPixel, probePixel } from "./deliver-pixel.ts";
import { makeDestinations } from "./destinations.ts";
import { OLDEST_EVENT_MS } from "./time-left.ts";

const DATABASE_LIMIT_MS = 10_000;
// The other steps of the minute need some too.
const PART_OF_CALLS = 0.4;
/** What looking costs before anything is sent, and after. */
const OVERHEAD_CALLS = 8;
const MINUTE_MS = 60_000;
const GIVE_UP_EVERY_MINUTES = 15;

export type ConversionsEnv = Pick<
  OfficeEnv,
  "DB" | "ENCRYPTION_KEY" | "META_GRAPH_URL" | "NUDGES" | "CALL_LIMIT"
>;

/** Each minute: everything that is due, one event of each held pixel now and then, and an end to what is too old. */
export async function deliverConversions(env: ConversionsEnv, nowMs: number): Promise<void> {
  const startedAt = Date.now();
  const budget = makeBudget(env.CALL_LIMIT, PART_OF_CALLS, startedAt);
  await withTimeLimit(syncHolds(env.DB, startedAt), DATABASE_LIMIT_MS);
  if (Math.floor(nowMs / MINUTE_MS) % GIVE_UP_EVERY_MINUTES === 0)
    await withTimeLimit(rejectTooOld(env.DB, startedAt - OLDEST_EVENT_MS, startedAt), DATABASE_LIMIT_MS);
  const [due, probes] = await withTimeLimit(
    Promise.all([findDuePixels(env.DB, startedAt), findPixelsToProbe(env.DB, startedAt)]),
    DATABASE_LIMIT_MS,
  );
  budget.calls -= OVERHEAD_CALLS;
  await deliverPixels(env, due, probes, budget);
  if (probes.length > 0) await withTimeLimit(syncHolds(env.DB, Date.now()), DATABASE_LIMIT_MS);
}

/** Sends what is due of these pixels, side by side: one that hangs keeps no other waiting. */
export async function deliverPixels(
  env: ConversionsEnv,
  due: readonly DuePixel[],
  probes: readonly DuePixel[],
  budget: Budget,
): Promise<void> {
  if (due.length + probes.length === 0) return;
  const settings = await withTimeLimit(loadConversionSettings(env.DB), DATABASE_LIMIT_MS);
  const destinations = makeDestinations(env, settings);
  const run =
    (deliver: typeof deliverPixel) =>
    async ({ id, platform }: DuePixel) => {
      try {
        await deliver(env, id, destinations[platform], budget);
      } catch (error) {
        // Its claims end by themselves.
        console.error({ event: "conversions.run_failed", pixelId: id, error: describeError(error) });
      }
    };
  await Promise.all([...due.map(run(deliverPixel)), ...probes.map(run(probePixel))]);
}
