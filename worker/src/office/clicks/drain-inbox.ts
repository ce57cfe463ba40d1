import { deleteFromInbox, listInbox, postponeInbox, type InboxRow } from "../db/click-inbox.ts";
import { keepDeadLetter } from "../db/dead-letters.ts";
import { withTimeLimit } from "../time-limit.ts";
import { settlePacks, type Pack } from "./settle-packs.ts";

const PACKS_AT_ONCE = 200;
// An invocation may make 1,000 calls (50 on the free plan), and the steps after this one need some too.
const MAX_ROUNDS = 8;
const RUN_MS = 25_000;
const TOGETHER_LIMIT_MS = 10_000;
const ALONE_LIMIT_MS = 3_000;

/** Records what waits in the inbox, for a bounded time and number of rounds; answers how many packs are settled. */
export async function drainInbox(
  db: D1Database,
  limits = { togetherMs: TOGETHER_LIMIT_MS, aloneMs: ALONE_LIMIT_MS },
): Promise<number> {
  const startedAt = Date.now();
  let drained = 0;
  for (let round = 0; round < MAX_ROUNDS && Date.now() - startedAt < RUN_MS; round++) {
    const rows = await withTimeLimit(listInbox(db, PACKS_AT_ONCE), limits.togetherMs);
    const settled = await drainRows(db, rows, startedAt, limits);
    drained += settled;
    if (settled === 0) break;
  }
  return drained;
}

async function drainRows(
  db: D1Database,
  rows: InboxRow[],
  startedAt: number,
  limits: { togetherMs: number; aloneMs: number },
): Promise<number> {
  if (rows.length === 0) return 0;
  const together = await drainPacks(db, rows, limits.togetherMs);
  const open = rows.filter((_row, index) => together[index] !== true);

  // One pack may hold up those that are recorded with it: each gets a try of its own, and goes to the end of the line.
  let alone = 0;
  for (const row of open) {
    if (Date.now() - startedAt >= RUN_MS) break;
    const [settled] = await drainPacks(db, [row], limits.aloneMs);
    if (settled === true) alone++;
    else await withTimeLimit(postponeInbox(db, [row.id]), limits.aloneMs);
  }
  return rows.length - open.length + alone;
}

async function drainPacks(db: D1Database, rows: InboxRow[], timeLimitMs: number): Promise<boolean[]> {
  const settled = await settlePacks(
    db,
    rows.map(readPack),
    (refusal) => keepDeadLetter(db, refusal),
    timeLimitMs,
  );
  const done = rows.filter((_row, index) => settled[index] === true).map(({ id }) => id);
  if (done.length > 0) await withTimeLimit(deleteFromInbox(db, done), timeLimitMs);
  return settled;
}

export function readPack({ body, receivedAt }: { body: string; receivedAt: number }): Pack {
  try {
    return { body: JSON.parse(body), receivedAt };
  } catch {
    // Not JSON: refused as the text that it is.
    return { body, receivedAt };
  }
}
