import { readClickMessage } from "@rotator/shared/core/read-click-message";
import {
  deleteDeadLetter,
  keepDeadLetter,
  makeDeadLetterId,
  listReplays,
  putBackDeadLetter,
  type DeadLetter,
} from "../db/dead-letters.ts";
import { findDeletedClicks } from "../db/find-deleted-clicks.ts";
import { withTimeLimit } from "../time-limit.ts";
import { readPack } from "./drain-inbox.ts";
import { settlePacks, type Refusal } from "./settle-packs.ts";

const LETTERS_A_RUN = 20;
const TIME_LIMIT_MS = 10_000;

/** Tries again what a person asked for. What is recorded goes; what is refused again is kept with the new reason. */
export async function replayDeadLetters(db: D1Database, timeLimitMs = TIME_LIMIT_MS): Promise<number> {
  const letters = await withTimeLimit(listReplays(db, LETTERS_A_RUN), timeLimitMs);
  let recorded = 0;
  for (const letter of letters) {
    if (await replayDeadLetter(db, letter, timeLimitMs)) recorded++;
  }
  return recorded;
}

async function replayDeadLetter(db: D1Database, letter: DeadLetter, timeLimitMs: number): Promise<boolean> {
  const refusals: Refusal[] = [];
  const pack = readPack({ body: letter.body, receivedAt: letter.at });
  const [settled] = await settlePacks(
    db,
    [pack],
    async (refusal) => void refusals.push(refusal),
    timeLimitMs,
    await findBarred(db, pack.body, timeLimitMs),
  );
  if (settled !== true) return false;

  const [first] = refusals;
  const refusedWhole = first !== undefined && (letter.kind === "click" || first.kind === "pack");
  if (refusedWhole) {
    await withTimeLimit(putBackDeadLetter(db, letter.id, first.reason), timeLimitMs);
    return false;
  }
  for (const refusal of refusals) {
    // A pack of one click may be its own refusal, word for word.
    if ((await makeDeadLetterId(refusal.at, refusal.body)) === letter.id) {
      await withTimeLimit(putBackDeadLetter(db, letter.id, refusal.reason), timeLimitMs);
      return false;
    }
    await withTimeLimit(keepDeadLetter(db, refusal), timeLimitMs);
  }
  await withTimeLimit(deleteDeadLetter(db, letter.id), timeLimitMs);
  return true;
}

async function findBarred(
  db: D1Database,
  body: unknown,
  timeLimitMs: number,
): Promise<ReadonlyMap<string, string>> {
  const message = readClickMessage(body);
  if ("problem" in message) return new Map();
  const ids = await withTimeLimit(findDeletedClicks(db, message.clicks), timeLimitMs);
  return new Map(ids.map((id) => [id, "older than the clicks that are kept: may be counted already"]));
}
