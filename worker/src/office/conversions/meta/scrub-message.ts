const MAX_LENGTH = 300;
// More is not looked at; the cut may not leave half of anything within what is kept.
const MAX_READ = 2000;

// What looks like a token, a hash, an e-mail address, an IP address or a phone number.
const PERSONAL = [
  /\bEAA[\w-]+/g,
  /\d{5,}\|[\w-]+/g,
  /[\w-]{32,}/g,
  /[^\s@<>"'(),;:=]+(?:@|%(?:25)*40)[^\s@<>"'(),;]+/g,
  /(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\w:])/gi,
  /\d{1,3}(?:\.\d{1,3}){3}/g,
  /\+?\(?\d[\d\s().\u2010-\u2015-]{5,}\d/g,
];

/** A platform's own words without what must not be kept, and cut. */
export function scrubMessage(message: string): string {
  let text = message.slice(0, MAX_READ).toWellFormed();
  for (const pattern of PERSONAL) text = text.replace(pattern, "…");
  return Array.from(text).slice(0, MAX_LENGTH).join("");
}
