import { describeError } from "../db/database-unavailable.ts";
import { findDuePixels } from "../db/outbox.ts";
import type { Nudge, OfficeEnv } from "../env.ts";
import { type ConversionsEnv, deliverPixels } from "./deliver-conversions.ts";

/** Has what is due sent within seconds. Where that fails, and where there is no queue, cron does it within a minute. */
export async function nudgeDuePixels(env: Pick<OfficeEnv, "DB" | "NUDGES">): Promise<void> {
  if (!env.NUDGES) return;
  try {
    await nudgePixels(env, await findDuePixels(env.DB, Date.now()));
  } catch (error) {
    console.warn({ event: "conversions.not_nudged", error: describeError(error) });
  }
}

export async function nudgePixels(
  env: Pick<OfficeEnv, "NUDGES">,
  pixelIds: readonly string[],
): Promise<void> {
  if (!env.NUDGES || pixelIds.length === 0) return;
  await env.NUDGES.sendBatch(pixelIds.map((pixelId) => ({ body: { pixelId } satisfies Nudge })));
}

/** However many nudges a pixel got, it is looked after once, and again where more is due than one run may send.
 * Never fails: what is to be sent stands in the database. */
export async function consumeNudges(
  batch: MessageBatch<unknown>,
  env: ConversionsEnv,
  limits?: { requests: number; ms: number },
): Promise<void> {
  const pixelIds = new Set(
    batch.messages.map(({ body }) => readPixelId(body)).filter((id) => id !== undefined),
  );
  try {
    await deliverPixels(env, [...pixelIds], [], limits);
  } catch (error) {
    console.error({ event: "conversions.nudge_failed", error: describeError(error) });
  }
  await nudgeDuePixels(env);
  batch.ackAll();
}

function readPixelId(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("pixelId" in body)) return undefined;
  return typeof body.pixelId === "string" ? body.pixelId : undefined;
}
