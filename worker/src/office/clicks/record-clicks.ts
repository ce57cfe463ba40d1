import type { RecordedClick } from "@rotator/shared/core/click";
import { describeError, isDatabaseUnavailable } from "../db/database-unavailable.ts";
import { insertClicks } from "../db/insert-clicks.ts";
import { loadNearbyClicks } from "../db/load-nearby-clicks.ts";
import { withTimeLimit } from "../time-limit.ts";
import { describeClick } from "./describe-click.ts";
import { markRepeats } from "./mark-repeats.ts";

export interface RefusedClick {
  click: RecordedClick;
  reason: string;
}

/** Records clicks in one transaction, given in the order of their times. Where it fails, halves until the bad ones are alone,
 * and answers those; throws when the database is unavailable. */
export async function recordClicks(
  db: D1Database,
  clicks: readonly RecordedClick[],
  timeLimitMs: number,
): Promise<RefusedClick[]> {
  try {
    await withTimeLimit(insertAll(db, clicks), timeLimitMs);
    return [];
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error;
    const [click] = clicks;
    if (clicks.length === 1 && click !== undefined) return [{ click, reason: describeError(error) }];
    const middle = Math.ceil(clicks.length / 2);
    const refused = await recordClicks(db, clicks.slice(0, middle), timeLimitMs);
    return [...refused, ...(await recordClicks(db, clicks.slice(middle), timeLimitMs))];
  }
}

/** Answers the rows written. */
export async function insertAll(db: D1Database, clicks: readonly RecordedClick[]): Promise<number> {
  const described = clicks.map(describeClick);
  return insertClicks(db, markRepeats(described, await loadNearbyClicks(db, described)));
}
