import { describeError } from "../db/database-unavailable.ts";
import { keepDeadLetter } from "../db/dead-letters.ts";
import { withTimeLimit } from "../time-limit.ts";
import { DATABASE_TIME_LIMIT_MS, settlePacks } from "./settle-packs.ts";

const FIRST_DELAY_SECONDS = 10;
const LONGEST_DELAY_SECONDS = 900;

/** Each message is acked when all of it is recorded or refused; otherwise it comes back, for about a day. */
export async function consumeClicks(
  batch: MessageBatch<unknown>,
  db: D1Database,
  timeLimitMs = DATABASE_TIME_LIMIT_MS,
): Promise<void> {
  const packs = batch.messages.map(({ body, timestamp }) => ({ body, receivedAt: timestamp.getTime() }));
  const settled = await settlePacks(db, packs, (refusal) => keepDeadLetter(db, refusal), timeLimitMs);
  for (const [index, message] of batch.messages.entries()) settleMessage(message, settled[index] === true);
}

/** What the platform gave up: kept as it came. */
export async function consumeDeadClicks(
  batch: MessageBatch<unknown>,
  db: D1Database,
  timeLimitMs = DATABASE_TIME_LIMIT_MS,
): Promise<void> {
  for (const message of batch.messages) {
    settleMessage(message, await keepMessage(db, message, timeLimitMs));
  }
}

async function keepMessage(db: D1Database, message: Message<unknown>, timeLimitMs: number): Promise<boolean> {
  const body = typeof message.body === "string" ? message.body : (JSON.stringify(message.body) ?? "null");
  const at = message.timestamp.getTime();
  try {
    await withTimeLimit(
      keepDeadLetter(db, { at, kind: "pack", reason: "delivered in vain too often", body }),
      timeLimitMs,
    );
    return true;
  } catch (error) {
    console.error({ event: "clicks.dead_letter_not_kept", error: describeError(error) });
    return false;
  }
}

function settleMessage(message: Message<unknown>, settled: boolean): void {
  if (settled) message.ack();
  else
    message.retry({
      delaySeconds: Math.min(FIRST_DELAY_SECONDS * 2 ** (message.attempts - 1), LONGEST_DELAY_SECONDS),
    });
}
