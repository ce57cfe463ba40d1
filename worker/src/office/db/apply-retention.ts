import { deleteOldLeads } from "./delete-old-leads.ts";
import { deleteOldRows } from "./delete-old-rows.ts";
import { deleteOldVisitors } from "./delete-old-visitors.ts";
import { daysBefore, loadRetentionRules, monthsBefore, type RetentionRules } from "./retention-rules.ts";

const DAY_MS = 86_400_000;
// A full database must not take what today's reports stand on.
const SHORTEST_CLICK_DAYS = 7;

/** Deletes what is past its time, a bounded part each run. */
export async function applyRetention(db: D1Database, nowMs: number): Promise<void> {
  const rules = await loadRetentionRules(db);
  const clicksBefore = await findClickCutoff(db, rules, nowMs);
  await deleteOldRows(db, "clicks", clicksBefore);
  await deleteOldVisitors(db, clicksBefore, nowMs);
  await deleteOldLeads(db, monthsBefore(nowMs, rules.lead_months), nowMs);
  await deleteOldRows(db, "audit_log", monthsBefore(nowMs, rules.audit_months));
  await deleteOldRows(db, "click_inbox", daysBefore(nowMs, rules.inbox_days));
  await deleteOldRows(db, "dead_letters", daysBefore(nowMs, rules.dead_letter_days));
}

/** By age; in a database that is nearly full also the oldest day that there is. */
async function findClickCutoff(db: D1Database, rules: RetentionRules, nowMs: number): Promise<number> {
  const byAge = daysBefore(nowMs, rules.click_days);
  const { results, meta } = await db
    .prepare("SELECT at FROM clicks ORDER BY id LIMIT 1")
    .all<{ at: number }>();
  if (meta.size_after >= rules.alarm_bytes) {
    console.error({ event: "database.size_alarm", bytes: meta.size_after });
  }
  const oldest = results[0]?.at;
  if (oldest === undefined || meta.size_after < rules.shorten_bytes) return byAge;
  const bySize = Math.min(oldest + DAY_MS, daysBefore(nowMs, SHORTEST_CLICK_DAYS));
  return Math.max(byAge, bySize);
}
