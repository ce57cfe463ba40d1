import type { retentionSettingsEdit } from "@rotator/shared/contract/settings";
import type * as z from "zod";
import { refuseBroken } from "./change-refused.ts";
import { markSaved, saveStatements } from "./setting-groups.ts";
import { loadSettings } from "./settings.ts";

/** How long things are kept; each can be changed by a row of `settings` named `retention.` and its key here. */
const DEFAULTS = {
  click_days: 90,
  payload_days: 7,
  lead_months: 24,
  audit_months: 12,
  inbox_days: 30,
  dead_letter_days: 30,
};

// Parts of what the plan lets a database hold.
const ALARM_PART = 0.6;
const SHORTEN_PART = 0.8;
const DEFAULT_LIMIT_MB = 10_000;

export type RetentionRules = typeof DEFAULTS & { alarm_bytes: number; shorten_bytes: number };

export async function loadRetentionRules(db: D1Database, databaseLimitMb: string): Promise<RetentionRules> {
  const limitMb = Number(databaseLimitMb);
  const limitBytes = (limitMb > 0 ? limitMb : DEFAULT_LIMIT_MB) * 1_000_000;
  const defaults = {
    ...DEFAULTS,
    alarm_bytes: limitBytes * ALARM_PART,
    shorten_bytes: limitBytes * SHORTEN_PART,
  };
  const settings = await loadSettings(db, "retention.");
  const read = (key: keyof RetentionRules) => {
    const value = settings.get(key);
    return typeof value === "number" && value > 0 ? value : defaults[key];
  };
  return {
    click_days: read("click_days"),
    payload_days: read("payload_days"),
    lead_months: read("lead_months"),
    audit_months: read("audit_months"),
    inbox_days: read("inbox_days"),
    dead_letter_days: read("dead_letter_days"),
    alarm_bytes: read("alarm_bytes"),
    shorten_bytes: read("shorten_bytes"),
  };
}

export type RetentionSettings = Omit<z.infer<typeof retentionSettingsEdit>, "updatedAt">;

/** What people may change of them; the sizes are the plan's. */
export async function saveRetentionSettings(
  db: D1Database,
  input: RetentionSettings,
  seenAt: number | null,
): Promise<void> {
  const at = Date.now();
  const values: typeof DEFAULTS = {
    click_days: input.clickDays,
    payload_days: input.payloadDays,
    lead_months: input.leadMonths,
    audit_months: input.auditMonths,
    inbox_days: input.inboxDays,
    dead_letter_days: input.deadLetterDays,
  };
  const statements = saveStatements(db, "retention.", values, at);
  await db.batch([markSaved(db, "retention", seenAt, at), ...statements]).catch(refuseBroken);
}

const DAY_MS = 86_400_000;

export function daysBefore(nowMs: number, days: number): number {
  return Math.max(0, nowMs - days * DAY_MS);
}

export function monthsBefore(nowMs: number, months: number): number {
  const date = new Date(nowMs);
  date.setUTCMonth(date.getUTCMonth() - months);
  return Math.max(0, date.getTime());
}
