import type { EditorValues } from "./editor-values.ts";

const FORMAT = 1;

/** What was typed and not saved, kept on this device for whoever typed it. */
export interface Draft {
  format: typeof FORMAT;
  savedAt: number;
  /** What it was typed over. */
  base: EditorValues;
  values: EditorValues;
}

export function draftKey(userId: string, rotatorId: string | undefined): string {
  return `rotator-draft:${userId}:${rotatorId ?? "new"}`;
}

export function keepDraft(key: string, base: EditorValues, values: EditorValues): void {
  const draft: Draft = { format: FORMAT, savedAt: Date.now(), base, values };
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // A full or forbidden store: leaving asks all the same.
  }
}

export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}

export function loadDraft(key: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isDraft(draft) ? draft : undefined;
  } catch {
    return undefined;
  }
}

// Written above and by nobody else: the format's number stands for the rest.
function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && "format" in value && value.format === FORMAT;
}
