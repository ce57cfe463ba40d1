// Source: developers.facebook.com, Conversions API, "ClickID and the fbp and fbc Parameters".
const COOKIE = /^fb\.\d\.\d{10,16}\.([^.;,\s]{1,500})(?:\.(?:\w{2}|[\w-]{8}))?$/;
const CLICK_ID = /^[\w.~%+=-]{1,500}$/;

/** A value of `_fbc` or `_fbp` as a browser holds it, or undefined if it cannot be one. */
export function readMetaCookie(value: string | undefined): string | undefined {
  return value !== undefined && COOKIE.test(value) ? value : undefined;
}

/** `_fbc` after this click: the cookie's own where it already holds this click id, else a new one; undefined where there is none. */
export function chooseFbc(
  cookie: string | undefined,
  fbclid: string | undefined,
  index: number,
  nowMs: number,
): string | undefined {
  if (fbclid === undefined || !CLICK_ID.test(fbclid)) return cookie;
  if (cookie !== undefined && COOKIE.exec(cookie)?.[1] === fbclid) return cookie;
  return `fb.${index}.${nowMs}.${fbclid}`;
}

/** A new `_fbp`; `random` is below 1. */
export function makeFbp(index: number, nowMs: number, random: number): string {
  return `fb.${index}.${nowMs}.${Math.floor(random * 2 ** 31)}`;
}
