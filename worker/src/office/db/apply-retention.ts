import { clearOldFacts } from "./clear-old-facts.ts";
import { deleteDiscardedLeads } from "./delete-discarded-leads.ts";
import { deleteOldAlarms } from "./delete-old-alarms.ts";
import { deleteOldLeads } from "./delete-old-leads.ts";
import { deleteOldSignIns } from "./delete-old-sign-ins.ts";
import { deleteOldRows } from "./delete-old-rows.ts";
import { deleteOldVisitors, visitorsLag } from "./delete-old-visitors.ts";
import { expireDeadLetters, expireInbox } from "./expire-packs.ts";
import { daysBefore, loadRetentionRules, monthsBefore, type RetentionRules } from "./retention-rules.ts";
import { settleFolds } from "./unfold.ts";
import { loadSettings, saveSetting } from "./settings.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
// A full database must not take what today's reports stand on.
const SHORTEST_CLICK_DAYS = 7;
const SHORTEST_EVENT_DAYS = 8;
// As long as somebody who deleted a lead may want it back.
const DISCARDED_LEAD_DAYS = 30;

/** Deletes what is past its time, a bounded part each run. */
export async function applyRetention(db: D1Database, databaseLimitMb: string, nowMs: number): Promise<void> {
  const rules = await loadRetentionRules(db, databaseLimitMb);
  const clicksBefore = await findClickCutoff(db, rules, nowMs);
  // Before they go: whoever replays an old click must know that it may have been here. By the hour, to write seldom.
  await saveSetting(db, "retention_at.clicks", Math.ceil(clicksBefore / HOUR_MS) * HOUR_MS, nowMs);
  await deleteOldRows(db, "clicks", clicksBefore);
  // However short clicks are kept: an event may be sent for a week.
  await deleteOldRows(
    db,
    "conversion_events",
    Math.min(clicksBefore, daysBefore(nowMs, SHORTEST_EVENT_DAYS)),
  );
  await clearOldFacts(db, daysBefore(nowMs, rules.payload_days), nowMs);
  await settleFolds(db, "people", clicksBefore);
  await settleFolds(db, "leads", clicksBefore);
  await deleteOldVisitors(db, clicksBefore, nowMs);
  const leadsBefore = monthsBefore(nowMs, rules.lead_months);
  await settleFolds(db, "contacts", leadsBefore);
  await deleteOldLeads(db, leadsBefore, nowMs);
  await deleteDiscardedLeads(db, daysBefore(nowMs, DISCARDED_LEAD_DAYS));
  await deleteOldRows(db, "audit_log", monthsBefore(nowMs, rules.audit_months));
  await deleteOldAlarms(db, monthsBefore(nowMs, rules.audit_months));
  await deleteOldSignIns(db, nowMs);
  await expireInbox(db, daysBefore(nowMs, rules.inbox_days), nowMs);
  await expireDeadLetters(db, daysBefore(nowMs, rules.dead_letter_days), nowMs);
}

/** By age; in a database that is nearly full also the oldest day that there is, for as long as it takes. */
async function findClickCutoff(db: D1Database, rules: RetentionRules, nowMs: number): Promise<number> {
  const shortened = await loadShortened(db);
  const before = Math.max(daysBefore(nowMs, rules.click_days), shortened);
  const { results, meta } = await db
    .prepare("SELECT at FROM clicks ORDER BY id LIMIT 1")
    .all<{ at: number }>();
  if (meta.size_after >= rules.alarm_bytes) {
    console.error({ event: "database.size_alarm", bytes: meta.size_after });
  }
  const oldest = results[0]?.at;
  if (oldest === undefined || meta.size_after < rules.shorten_bytes) return before;
  // The last day that was given away must be gone, its visitors too: else clicks alone would pay for all.
  if (oldest < shortened || (await visitorsLag(db, shortened))) return before;
  const bySize = Math.min(oldest + DAY_MS, daysBefore(nowMs, SHORTEST_CLICK_DAYS));
  if (bySize <= before) return before;
  await saveSetting(db, "retention_at.shortened", bySize, nowMs);
  return bySize;
}

async function loadShortened(db: D1Database): Promise<number> {
  const shortened = (await loadSettings(db, "retention_at.")).get("shortened");
  return typeof shortened === "number" ? shortened : 0;
}
