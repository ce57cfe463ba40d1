export interface Difference {
  /** `retention.clickDays`; empty where the whole is one value. */
  field: string;
  before: unknown;
  after: unknown;
}

/** Of no use to a reader: they change with every save. */
const SILENT = /(^|\.)(version|updatedAt|id)$/;
const MAX_DIFFERENCES = 60;

/** What two pictures of a thing differ in, field by field. */
export function listDifferences(before: unknown, after: unknown): Difference[] {
  return compare("", before ?? undefined, after ?? undefined)
    .filter(({ field }) => !SILENT.test(field))
    .slice(0, MAX_DIFFERENCES);
}

function compare(field: string, before: unknown, after: unknown): Difference[] {
  if (isRecord(before) || isRecord(after)) {
    const [old, now] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
    const names = new Set([...Object.keys(old), ...Object.keys(now)]);
    return [...names].flatMap((name) =>
      compare(field === "" ? name : `${field}.${name}`, old[name], now[name]),
    );
  }
  // Nothing and null say the same to a reader.
  if (JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return [];
  return [{ field, before, after }];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
