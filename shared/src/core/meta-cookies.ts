// Source: developers.facebook.com, Conversions API, "ClickID and the fbp and fbc Parameters".
// A click id is base64 that may have been encoded once more: anything else that a visitor puts there is no click id.
const CLICK_ID_TEXT = "(?:[\\w~+=-]|%2[BbFf]|%3[Dd]){1,500}";
// What Meta's own library appends.
const APPENDIX = "(?:\\.(?:\\w{2}|[\\w-]{8}))?";
const FBC = new RegExp(`^fb\\.\\d\\.(\\d{13})\\.(${CLICK_ID_TEXT})${APPENDIX}$`);
const FBP = new RegExp(`^fb\\.\\d\\.(\\d{13})\\.\\d{1,20}${APPENDIX}$`);
const CLICK_ID = new RegExp(`^${CLICK_ID_TEXT}$`);
const TIME_START = "fb.1.".length;
const TIME_END = TIME_START + 13;
// The browser stamps its cookies by the device's own clock.
const MAX_AHEAD_MS = 60_000;

/** A value of `_fbc`, or undefined if it cannot be one; one from the future gets the time given. */
export function readFbc(value: string | undefined, nowMs: number): string | undefined {
  return readCookie(FBC, value, nowMs);
}

/** A value of `_fbp`, or undefined if it cannot be one; one from the future gets the time given. */
export function readFbp(value: string | undefined, nowMs: number): string | undefined {
  return readCookie(FBP, value, nowMs);
}

function readCookie(pattern: RegExp, value: string | undefined, nowMs: number): string | undefined {
  if (value === undefined) return undefined;
  const createdAt = pattern.exec(value)?.[1];
  if (createdAt === undefined) return undefined;
  return Number(createdAt) > nowMs + MAX_AHEAD_MS
    ? `${value.slice(0, TIME_START)}${nowMs}${value.slice(TIME_END)}`
    : value;
}

/** What a readable `_fbc` holds: when it was made, and of which click. */
export function parseFbc(fbc: string): { createdAt: number; clickId: string } | undefined {
  const [, createdAt, clickId] = FBC.exec(fbc) ?? [];
  return clickId === undefined ? undefined : { createdAt: Number(createdAt), clickId };
}

/** `_fbc` after this click: the cookie's own where it already holds this click id, else a new one; undefined where there is none. */
export function chooseFbc(
  cookie: string | undefined,
  fbclid: string | undefined,
  index: number,
  nowMs: number,
): string | undefined {
  if (fbclid === undefined || !CLICK_ID.test(fbclid)) return cookie;
  if (cookie !== undefined && parseFbc(cookie)?.clickId === fbclid) return cookie;
  return `fb.${index}.${nowMs}.${fbclid}`;
}

/** A new `_fbp`; `random` is below 1. */
export function makeFbp(index: number, nowMs: number, random: number): string {
  return `fb.${index}.${nowMs}.${Math.floor(random * 2 ** 31)}`;
}
