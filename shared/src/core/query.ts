// Controls are just what must go.
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

const PLAIN = /^[\x20-\x7e]*$/;

/** The first value of a parameter in a raw query, decoded once; undefined if it is not there. Never throws. */
export function readParameter(query: string, name: string): string | undefined {
  const raw = readPair(query, name, "&");
  return raw === undefined ? undefined : decodeParameter(raw);
}

/** The first value of `name=value` as it came, in a query (`&`) or in cookies (`;` and a blank). */
export function readPair(pairs: string, name: string, separator: "&" | ";"): string | undefined {
  const key = `${name}=`;
  let at = pairs.indexOf(key);
  while (at > 0 && pairs[at - 1] !== separator && pairs[at - 1] !== " ") at = pairs.indexOf(key, at + 1);
  if (at < 0) return undefined;
  const start = at + key.length;
  const end = pairs.indexOf(separator, start);
  return pairs.slice(start, end < 0 ? undefined : end);
}

/** Decodes what can be decoded; what is not valid percent-encoding stays as it came. */
export function decodeParameter(raw: string): string {
  const text = raw.includes("+") ? raw.replaceAll("+", " ") : raw;
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text.replace(/(?:%[0-9a-fA-F]{2})+/g, decodeOrKeep);
  }
}

function decodeOrKeep(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/** A visitor's value made fit to stand in one line of text: no control or direction characters, whole characters only. */
export function cleanValue(value: string, maxCharacters: number): string {
  if (PLAIN.test(value)) return value.slice(0, maxCharacters).trim();
  return cutCharacters(value.toWellFormed().replace(UNSAFE, " ").trim(), maxCharacters);
}

/** The first `max` code points; never half a surrogate pair. */
export function cutCharacters(text: string, max: number): string {
  if (text.length <= max) return text;
  let units = 0;
  for (let points = 0; points < max && units < text.length; points++)
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return text.slice(0, units);
}
