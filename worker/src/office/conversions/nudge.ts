import { describeError } from "../db/database-unavailable.ts";
import { findDuePixels } from "../db/outbox.ts";
import type { Nudge, OfficeEnv } from "../env.ts";
import { withTimeLimit } from "../time-limit.ts";
import { isSpent, makeBudget } from "./budget.ts";
import { type ConversionsEnv, deliverPixels } from "./deliver-conversions.ts";

// Clicks wait behind it to be recorded.
const TIME_LIMIT_MS = 3_000;
const MESSAGES_AT_ONCE = 100;
const PART_OF_CALLS = 0.9;

/** Has what is due sent within seconds. Where that fails, and where there is no queue, cron does it within a minute. */
export async function nudgeDuePixels(env: Pick<OfficeEnv, "DB" | "NUDGES">): Promise<void> {
  if (!env.NUDGES) return;
  try {
    const due = await withTimeLimit(findDuePixels(env.DB, Date.now()), TIME_LIMIT_MS);
    const nudges = nudgePixels(
      env,
      due.map(({ id }) => id),
    );
    await withTimeLimit(nudges, TIME_LIMIT_MS);
  } catch (error) {
    console.warn({ event: "conversions.not_nudged", error: describeError(error) });
  }
}

export async function nudgePixels(
  env: Pick<OfficeEnv, "NUDGES">,
  pixelIds: readonly string[],
): Promise<void> {
  for (let i = 0; i < pixelIds.length; i += MESSAGES_AT_ONCE) {
    const bodies: Nudge[] = pixelIds.slice(i, i + MESSAGES_AT_ONCE).map((pixelId) => ({ pixelId }));
    await env.NUDGES?.sendBatch(bodies.map((body) => ({ body })));
  }
}

/** However many nudges a pixel got, it is looked after once, and again where one run could not send all that is due.
 * Never fails: what is to be sent stands in the database. */
export async function consumeNudges(batch: MessageBatch<unknown>, env: ConversionsEnv): Promise<void> {
  const nudged = new Set(batch.messages.map(({ body }) => readPixelId(body)));
  try {
    const nowMs = Date.now();
    const budget = makeBudget(env.CALL_LIMIT, PART_OF_CALLS, nowMs);
    const due = await withTimeLimit(findDuePixels(env.DB, nowMs), TIME_LIMIT_MS);
    await deliverPixels(
      env,
      due.filter(({ id }) => nudged.has(id)),
      [],
      budget,
    );
    // Where it ended for another reason, cron goes on: a database that is away is not to be asked again and again.
    if (isSpent(budget)) await nudgeDuePixels(env);
  } catch (error) {
    console.error({ event: "conversions.nudge_failed", error: describeError(error) });
  }
  batch.ackAll();
}

function readPixelId(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("pixelId" in body)) return undefined;
  return typeof body.pixelId === "string" ? body.pixelId : undefined;
}
