import { encodeTime } from "@rotator/shared/core/id";
import type { ClickRow, ClickToRecord } from "./click-row.ts";

export const REPEAT_WINDOW_MS = 5_000;

/** A human click that the table already holds, as far as it can tell of a repeat. */
export interface StoredClick {
  at: number;
  rotatorId: string;
  visitorId: string | null;
  ip: string | null;
  device: string | null;
  os: string | null;
  clickId: string | null;
}

const NEARBY_CLICKS = `
SELECT c.at, c.rotator_id AS rotatorId, c.visitor_id AS visitorId, c.ip, c.device, c.os, coalesce(c.fbclid, c.gclid, c.ttclid, c.li_fat_id, c.msclkid) AS clickId
FROM json_each(?1) AS span CROSS JOIN clicks AS c ON c.id >= span.value ->> 0 AND c.id < span.value ->> 1
WHERE c.verdict = 'human' AND (
  c.visitor_id IN (SELECT value FROM json_each(?2))
  OR coalesce(c.fbclid, c.gclid, c.ttclid, c.li_fat_id, c.msclkid) IN (SELECT value FROM json_each(?3)))`;

/** Human clicks already recorded within a repeat's distance of these, by the same visitors or with the same click ids. */
export async function loadNearbyClicks(
  db: D1Database,
  clicks: readonly ClickToRecord[],
): Promise<StoredClick[]> {
  const people = clicks.filter(({ row }) => row.verdict === "human" || row.verdict === "repeat");
  if (people.length === 0) return [];
  const visitorIds = new Set(people.map(({ row }) => row.visitor_id).filter((id) => id !== null));
  const clickIds = new Set(people.map(({ row }) => readClickId(row)).filter((id) => id !== null));
  const { results } = await db
    .prepare(NEARBY_CLICKS)
    .bind(JSON.stringify(findSpans(people)), JSON.stringify([...visitorIds]), JSON.stringify([...clickIds]))
    .all<StoredClick & Record<string, unknown>>();
  return results;
}

/** Ranges of the table's key; those that touch are one, so that no row is read twice. */
function findSpans(clicks: readonly ClickToRecord[]): [string, string][] {
  const spans: { from: number; to: number }[] = [];
  for (const { row } of clicks) {
    const last = spans.at(-1);
    const from = Math.max(0, row.at - REPEAT_WINDOW_MS);
    const to = row.at + REPEAT_WINDOW_MS + 1;
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans.map(({ from, to }) => [`clk_${encodeTime(from)}`, `clk_${encodeTime(to)}`]);
}

/** The click id that no two ad clicks share; in the order in which the table's rows are asked for theirs. */
export function readClickId(row: ClickRow): string | null {
  return row.fbclid ?? row.gclid ?? row.ttclid ?? row.li_fat_id ?? row.msclkid;
}
