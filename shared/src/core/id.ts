// Crockford's base32 in lower case: no i, l, o, u; sorts as it counts.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

export const ID_PREFIXES = [
  "rot",
  "agt",
  "dom",
  "vis",
  "clk",
  "pck",
  "led",
  "lev",
  "pix",
  "evt",
  "cev",
  "alm",
  "dls",
  "dlt",
  "key",
  "aud",
  "usr",
  "ses",
  "acc",
  "ver",
  "tfa",
  "inv",
] as const;
export type IdPrefix = (typeof ID_PREFIXES)[number];

/** `prefix_` + 10 characters of time + 16 of randomness; sorts by time. Takes milliseconds UTC and 16 random bytes from `offset`. */
export function makeId(prefix: IdPrefix, atMs: number, random: Uint8Array, offset = 0): string {
  let id = `${prefix}_${encodeTime(atMs)}`;
  for (let i = offset; i < offset + RANDOM_LENGTH; i++) id += ALPHABET[(random[i] ?? 0) & 31];
  return id;
}

/** The ten characters that ids made at this millisecond begin with, after their prefix. */
export function encodeTime(atMs: number): string {
  let rest = Math.floor(atMs);
  let text = "";
  for (let i = 0; i < TIME_LENGTH; i++) {
    text = ALPHABET[rest % 32] + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** The milliseconds UTC that an id was made at. */
export function readIdTime(id: string): number {
  const start = id.indexOf("_") + 1;
  let time = 0;
  for (const character of id.slice(start, start + TIME_LENGTH))
    time = time * 32 + ALPHABET.indexOf(character);
  return time;
}

const ID_BODY = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

export function isId(prefix: IdPrefix, value: string): boolean {
  return (
    value.length === prefix.length + 1 + TIME_LENGTH + RANDOM_LENGTH &&
    value.startsWith(`${prefix}_`) &&
    ID_BODY.test(value.slice(prefix.length + 1))
  );
}

/** The visitor's short text in the message: the first 8 characters of the id's random part, in capitals. */
export function visitorCode(visitorId: string): string {
  return visitorId.slice(4 + TIME_LENGTH, 4 + TIME_LENGTH + 8).toUpperCase();
}

/** A code as a person typed it, brought to the form that we store: look-alikes read as the character that we use. */
export function normalizeCode(typed: string): string {
  return typed.trim().toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1");
}
