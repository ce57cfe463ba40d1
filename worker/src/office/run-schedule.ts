import { checkAlarms } from "./alarms/check-alarms.ts";
import { drainInbox } from "./clicks/drain-inbox.ts";
import { replayDeadLetters } from "./clicks/replay-dead-letters.ts";
import { applyRetention } from "./db/apply-retention.ts";
import { deliverConversions } from "./conversions/deliver-conversions.ts";
import { nudgeDuePixels } from "./conversions/nudge.ts";
import { describeError } from "./db/database-unavailable.ts";
import { finishPublishing } from "./db/finish-publishing.ts";
import { foldClickDims } from "./db/fold-click-dims.ts";
import { repairClickDims } from "./db/repair-click-dims.ts";
import { repairClickStats } from "./db/repair-click-stats.ts";
import type { OfficeEnv } from "./env.ts";
import { withTimeLimit } from "./time-limit.ts";

const STEP_LIMIT_MS = 40_000;

// With fewer the other steps could take those that what was just sent needs to be written down, so sending goes first.
const ENOUGH_CALLS = 500;

interface Step {
  name: string;
  run: () => Promise<unknown>;
}

/** Each minute, one step after the other, and beside them the sending, which waits for others' servers.
 * A step that fails or hangs does not keep the next ones from their work. */
export async function runSchedule(env: OfficeEnv, nowMs: number, stepLimitMs = STEP_LIMIT_MS): Promise<void> {
  const steps: Step[] = [
    { name: "finish_publishing", run: () => finishPublishing(env) },
    { name: "drain_inbox", run: () => drainInbox(env.DB) },
    { name: "nudge_due_pixels", run: () => nudgeDuePixels(env) },
    { name: "replay_dead_letters", run: () => replayDeadLetters(env.DB) },
    { name: "fold_click_dims", run: () => foldClickDims(env.DB, env.TIME_ZONE) },
    { name: "repair_click_stats", run: () => repairClickStats(env.DB, nowMs) },
    { name: "repair_click_dims", run: () => repairClickDims(env.DB, env.TIME_ZONE, nowMs) },
    { name: "apply_retention", run: () => applyRetention(env.DB, env.DATABASE_LIMIT_MB, nowMs) },
  ];
  const sending: Step[] = [
    { name: "deliver_conversions", run: () => deliverConversions(env, nowMs) },
    { name: "check_alarms", run: () => checkAlarms(env, nowMs) },
  ];
  if (Number(env.CALL_LIMIT) >= ENOUGH_CALLS) {
    await Promise.all([runSteps(steps, stepLimitMs), runSteps(sending, stepLimitMs)]);
    return;
  }
  await runSteps([...sending, ...steps], stepLimitMs);
}

async function runSteps(steps: Step[], limitMs: number): Promise<void> {
  for (const { name, run } of steps) {
    try {
      await withTimeLimit(run(), limitMs);
    } catch (error) {
      console.error({ event: "schedule.step_failed", step: name, error: describeError(error) });
    }
  }
}
