const BUCKET_MS = 900_000;
const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, string>();

/** YYYY-MM-DD of a time in an IANA zone. */
export function readDay(atMs: number, timeZone: string): string {
  // No zone has an offset finer than a quarter of an hour.
  const bucket = Math.floor(atMs / BUCKET_MS) * BUCKET_MS;
  const key = `${timeZone} ${bucket}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const day = formatterOf(timeZone).format(bucket);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(key, day);
  return day;
}

// Making one takes longer than all else here.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}

/** First millisecond of the day that this time is in. */
export function readDayStart(atMs: number, timeZone: string): number {
  const day = readDay(atMs, timeZone);
  let bucket = Math.floor(atMs / BUCKET_MS) * BUCKET_MS;
  while (readDay(bucket - BUCKET_MS, timeZone) === day) bucket -= BUCKET_MS;
  return bucket;
}
