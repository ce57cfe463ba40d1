import { CLICK_MESSAGE_FORMAT, type ClickMessage, type RecordedClick } from "@rotator/shared/core/click";
import { readIdTime } from "@rotator/shared/core/id";
import { readClickMessage, type ReadClickMessage } from "@rotator/shared/core/read-click-message";
import { describeError, isDatabaseUnavailable } from "../db/database-unavailable.ts";
import type { DeadLetter } from "../db/dead-letters.ts";
import { countLostClicks } from "../db/lost-clicks.ts";
import { withTimeLimit } from "../time-limit.ts";
import { recordClicks } from "./record-clicks.ts";
import { sliceClicks } from "./slice-clicks.ts";

export const DATABASE_TIME_LIMIT_MS = 20_000;

/** A message as it came: from the queue, the inbox or the dead letters. */
export interface Pack {
  body: unknown;
  receivedAt: number;
}

/** What no table could take. */
export type Refusal = Pick<DeadLetter, "at" | "kind" | "reason" | "body">;

/** Records packs together, and has `refuse` keep what cannot be recorded, or may not: `barred` has reasons by click id.
 * Answers by pack whether all of it is settled; the others must come again. */
export async function settlePacks(
  db: D1Database,
  packs: readonly Pack[],
  refuse: (refusal: Refusal) => Promise<void>,
  timeLimitMs = DATABASE_TIME_LIMIT_MS,
  barred: ReadonlyMap<string, string> = new Map(),
): Promise<boolean[]> {
  const messages = packs.map(({ body }) => readClickMessage(body));
  const clicks = messages.flatMap((message) => ("clicks" in message ? message.clicks : []));
  const slices = sliceClicks(clicks.filter(({ id }) => !barred.has(id)));
  const outcome = await recordSlices(db, slices, barred, timeLimitMs);

  const settled: boolean[] = [];
  for (const [index, pack] of packs.entries()) {
    const message = messages[index] ?? { problem: "not read" };
    const recorded = !("clicks" in message) || message.clicks.every(({ id }) => outcome.recorded.has(id));
    settled.push(recorded && (await closePack(pack, message)));
  }
  return settled;

  async function closePack(pack: Pack, message: ReturnType<typeof readClickMessage>): Promise<boolean> {
    const refusals = listRefusals(pack, message, outcome.refused);
    const lost = "lost" in message ? message.lost : 0;
    if (refusals.length === 0 && lost === 0) return true;
    if (!outcome.available) return false;
    try {
      for (const refusal of refusals) await withTimeLimit(refuse(refusal), timeLimitMs);
      if ("id" in message && lost > 0)
        await withTimeLimit(countLostClicks(db, message.id, pack.receivedAt, lost), timeLimitMs);
      return true;
    } catch (error) {
      // Whatever the error says: what cannot be kept anywhere else stays in its message.
      console.error({ event: "clicks.pack_not_closed", error: describeError(error) });
      outcome.available = !isDatabaseUnavailable(error);
      return false;
    }
  }
}

interface Outcome {
  /** Ids of clicks that are in the table, or refused. */
  recorded: Set<string>;
  /** Reasons by click id. */
  refused: Map<string, string>;
  /** False once the database was found away: nothing more is asked of it then. */
  available: boolean;
}

async function recordSlices(
  db: D1Database,
  slices: RecordedClick[][],
  barred: ReadonlyMap<string, string>,
  timeLimitMs: number,
): Promise<Outcome> {
  const outcome: Outcome = {
    recorded: new Set(barred.keys()),
    refused: new Map(barred),
    available: true,
  };
  try {
    for (const slice of slices) {
      const refused = await recordClicks(db, slice, timeLimitMs);
      for (const { click, reason } of refused) outcome.refused.set(click.id, reason);
      for (const { id } of slice) outcome.recorded.add(id);
    }
  } catch (error) {
    console.error({ event: "clicks.database_unavailable", error: describeError(error) });
    outcome.available = false;
  }
  return outcome;
}

function listRefusals(
  pack: Pack,
  message: ReadClickMessage | { problem: string },
  refused: Map<string, string>,
): Refusal[] {
  if ("problem" in message) {
    return [
      {
        at: pack.receivedAt,
        kind: "pack",
        reason: message.problem,
        body: JSON.stringify(pack.body) ?? "null",
      },
    ];
  }
  const refusals = message.malformed.map(({ click, problem }) =>
    refuseClick(message.id, click, readIdTime(message.id), problem),
  );
  for (const click of message.clicks) {
    const reason = refused.get(click.id);
    if (reason !== undefined) refusals.push(refuseClick(message.id, click, click.at, reason));
  }
  return refusals;
}

/** Kept as a pack of one, so that a replay goes the way of every other pack. */
function refuseClick(packId: string, click: unknown, at: number, reason: string): Refusal {
  const body: Omit<ClickMessage, "clicks"> & { clicks: unknown[] } = {
    v: CLICK_MESSAGE_FORMAT,
    id: packId,
    clicks: [click],
    lost: 0,
  };
  return { at, kind: "click", reason, body: JSON.stringify(body) };
}
