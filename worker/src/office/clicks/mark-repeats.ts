import type { ClickRow, ClickToRecord } from "../db/click-row.ts";
import { readClickId, REPEAT_WINDOW_MS, type StoredClick } from "../db/load-nearby-clicks.ts";

interface Original {
  at: number;
  visitorId: string | null;
}

/** Marks what one person did in a rotator within a few seconds of a click that counts there. Takes clicks in the order of their times. */
export function markRepeats(
  clicks: readonly ClickToRecord[],
  stored: readonly StoredClick[],
): ClickToRecord[] {
  const originals = new Map<string, Original[]>();
  for (const click of stored) remember(originals, [visitorKey(click), storedKey(click)], click);

  return clicks.map((click) => {
    const { row } = click;
    if (row.verdict !== "human" && row.verdict !== "repeat") return click;
    const described = describeStored(row);
    const keys = [visitorKey(described), fingerprintKey(click)];
    const original = findOriginal(originals, [...keys, storedKey(described)], row.at);
    if (original !== undefined) return asRepeat(click, original);
    if (row.verdict === "human") remember(originals, keys, { at: row.at, visitorId: row.visitor_id });
    return click;
  });
}

function remember(
  originals: Map<string, Original[]>,
  keys: (string | undefined)[],
  original: Original,
): void {
  for (const key of keys) {
    if (key === undefined) continue;
    const known = originals.get(key);
    if (known === undefined) originals.set(key, [original]);
    else known.push(original);
  }
}

function findOriginal(
  originals: Map<string, Original[]>,
  keys: (string | undefined)[],
  at: number,
): Original | undefined {
  for (const key of keys) {
    const near =
      key === undefined
        ? undefined
        : originals.get(key)?.find((original) => Math.abs(original.at - at) <= REPEAT_WINDOW_MS);
    if (near !== undefined) return near;
  }
  return undefined;
}

function asRepeat(click: ClickToRecord, original: Original): ClickToRecord {
  const sameVisitor = original.visitorId === null || original.visitorId === click.row.visitor_id;
  return {
    ...click,
    row: { ...click.row, verdict: "repeat" },
    repeats: sameVisitor ? null : original.visitorId,
  };
}

// A turn is of one rotator: what the same person asks of another is no repeat.
function visitorKey({ rotatorId, visitorId }: StoredClick): string | undefined {
  return visitorId === null ? undefined : `${rotatorId} visitor ${visitorId}`;
}

function fingerprintKey({ row, fingerprint }: ClickToRecord): string | undefined {
  return fingerprint === undefined ? undefined : `${row.rotator_id} exact ${fingerprint}`;
}

function storedKey({ rotatorId, ip, device, os, clickId }: StoredClick): string | undefined {
  return clickId === null || ip === null ? undefined : `${rotatorId} stored ${ip} ${device} ${os} ${clickId}`;
}

function describeStored(row: ClickRow): StoredClick {
  const { at, rotator_id: rotatorId, visitor_id: visitorId, ip, device, os } = row;
  return { at, rotatorId, visitorId, ip, device, os, clickId: readClickId(row) };
}
