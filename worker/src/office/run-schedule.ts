import { checkAlarms } from "./alarms/check-alarms.ts";
import { drainInbox } from "./clicks/drain-inbox.ts";
import { replayDeadLetters } from "./clicks/replay-dead-letters.ts";
import { applyRetention } from "./db/apply-retention.ts";
import { deliverConversions } from "./conversions/deliver-conversions.ts";
import { nudgeDuePixels } from "./conversions/nudge.ts";
import { noteCron } from "./db/cron-time.ts";
import { describeError } from "./db/database-unavailable.ts";
import { finishPublishing } from "./db/finish-publishing.ts";
import { foldClickDims } from "./db/fold-click-dims.ts";
import { foldDays } from "./db/fold-days.ts";
import { loadTimeZone } from "./db/load-time-zone.ts";
import { publishSite } from "./db/publish-site.ts";
import { refreshCopies } from "./db/refresh-copies.ts";
import { repairClickDims } from "./db/repair-click-dims.ts";
import { repairClickStats } from "./db/repair-click-stats.ts";
import type { OfficeEnv } from "./env.ts";
import { recheckDomains } from "./recheck-domains.ts";
import { withTimeLimit } from "./time-limit.ts";

const STEP_LIMIT_MS = 40_000;

// Below, a minute does a part of it, one step after the other: else some steps would take the calls of others, and those
// that what was just sent needs to be written down.
const ENOUGH_CALLS = 500;
const MINUTE_MS = 60_000;
// Each is some five calls.
const DAYS_TO_FOLD = 40;
const FEW_DAYS_TO_FOLD = 3;

interface Step {
  name: string;
  run: () => Promise<unknown>;
}

/** Each minute, one step after the other, and beside them the sending, which waits for others' servers.
 * A step that fails or hangs does not keep the next ones from their work. */
export async function runSchedule(env: OfficeEnv, nowMs: number, stepLimitMs = STEP_LIMIT_MS): Promise<void> {
  const daysToFold = Number(env.CALL_LIMIT) < ENOUGH_CALLS ? FEW_DAYS_TO_FOLD : DAYS_TO_FOLD;
  const noting: Step = { name: "note_cron", run: () => noteCron(env.DB, nowMs) };
  const urgent: Step[] = [
    { name: "refresh_copies", run: () => refreshCopies(env) },
    { name: "publish_site", run: () => publishSite(env) },
    { name: "finish_publishing", run: () => finishPublishing(env) },
    { name: "drain_inbox", run: () => drainInbox(env.DB) },
    { name: "nudge_due_pixels", run: () => nudgeDuePixels(env) },
    { name: "replay_dead_letters", run: () => replayDeadLetters(env.DB) },
  ];
  const counting: Step[] = [
    { name: "fold_click_dims", run: async () => foldClickDims(env.DB, await loadTimeZone(env)) },
    { name: "repair_click_stats", run: () => repairClickStats(env.DB, nowMs) },
    { name: "repair_click_dims", run: async () => repairClickDims(env.DB, await loadTimeZone(env), nowMs) },
    { name: "fold_days", run: async () => foldDays(env.DB, await loadTimeZone(env), nowMs, daysToFold) },
  ];
  const sending: Step[] = [{ name: "deliver_conversions", run: () => deliverConversions(env, nowMs) }];
  const alarms: Step[] = [
    { name: "recheck_domains", run: () => recheckDomains(env, nowMs) },
    { name: "check_alarms", run: () => checkAlarms(env, nowMs) },
  ];
  const retention: Step[] = [
    { name: "apply_retention", run: () => applyRetention(env.DB, env.DATABASE_LIMIT_MB, nowMs) },
  ];

  if (Number(env.CALL_LIMIT) < ENOUGH_CALLS) {
    const rounds = [[...sending, ...urgent], [...alarms, ...retention], [...sending, ...urgent], counting];
    const round = rounds[Math.floor(nowMs / MINUTE_MS) % rounds.length] ?? [];
    await runSteps([noting, ...round], stepLimitMs);
    return;
  }
  await Promise.all([
    runSteps([noting, ...urgent, ...counting, ...retention], stepLimitMs),
    runSteps([...sending, ...alarms], stepLimitMs),
  ]);
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
