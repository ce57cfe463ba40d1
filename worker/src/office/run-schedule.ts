import { checkAlarms } from "./alarms/check-alarms.ts";
import { drainInbox } from "./clicks/drain-inbox.ts";
import { replayDeadLetters } from "./clicks/replay-dead-letters.ts";
import { applyRetention } from "./db/apply-retention.ts";
import { describeError } from "./db/database-unavailable.ts";
import { finishPublishing } from "./db/finish-publishing.ts";
import { foldClickDims } from "./db/fold-click-dims.ts";
import { repairClickDims } from "./db/repair-click-dims.ts";
import { repairClickStats } from "./db/repair-click-stats.ts";
import type { OfficeEnv } from "./env.ts";
import { withTimeLimit } from "./time-limit.ts";

const STEP_LIMIT_MS = 40_000;

/** Each minute, one step after the other; a step that fails or hangs does not keep the next ones from their work. */
export async function runSchedule(env: OfficeEnv, nowMs: number, stepLimitMs = STEP_LIMIT_MS): Promise<void> {
  const steps: [name: string, run: () => Promise<unknown>][] = [
    ["finish_publishing", () => finishPublishing(env)],
    ["drain_inbox", () => drainInbox(env.DB)],
    ["replay_dead_letters", () => replayDeadLetters(env.DB)],
    ["fold_click_dims", () => foldClickDims(env.DB, env.TIME_ZONE)],
    ["repair_click_stats", () => repairClickStats(env.DB, nowMs)],
    ["repair_click_dims", () => repairClickDims(env.DB, env.TIME_ZONE, nowMs)],
    ["check_alarms", () => checkAlarms(env, nowMs)],
    ["apply_retention", () => applyRetention(env.DB, env.DATABASE_LIMIT_MB, nowMs)],
  ];
  for (const [step, run] of steps) {
    try {
      await withTimeLimit(run(), stepLimitMs);
    } catch (error) {
      console.error({ event: "schedule.step_failed", step, error: describeError(error) });
    }
  }
}
