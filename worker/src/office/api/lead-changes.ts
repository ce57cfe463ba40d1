import type { Lead } from "@rotator/shared/contract/leads";
import type { LeadChange, LeadEvent } from "../db/save-lead.ts";

const FIELDS = ["name", "phone", "email", "status", "value", "agentId"] as const;

/** What of an edit differs from what is there. */
export function pickChanged(before: Lead, input: LeadChange): LeadChange {
  const changes = describeChanges(before, input);
  const changed = { ...input };
  for (const field of FIELDS) if (changes[field] === undefined) changed[field] = undefined;
  return changed;
}

/** The same for the timeline, in words. */
export function describeChanges(before: Lead, changed: LeadChange): NonNullable<LeadEvent["changes"]> {
  const changes: NonNullable<LeadEvent["changes"]> = {};
  for (const field of FIELDS) {
    const [was, is] = [toText(before[field]), toText(changed[field])];
    if (changed[field] !== undefined && was !== is) changes[field] = { before: was, after: is };
  }
  return changes;
}

function toText(value: LeadChange[keyof LeadChange]): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "string" ? value : `${value.amount} ${value.currency}`;
}
