const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;
// As it is dialled: from abroad, at home, or without its plus. Dates and the ids of campaigns are none of these.
const BETWEEN = String.raw`\s().\/_\u2010-\u2015-`;
const PHONE = new RegExp(
  String.raw`(?<!\d)(?:(?:\+|00)\d[\d${BETWEEN}]{6,18}\d|0\d\d[\d${BETWEEN}]{5,12}\d|62[${BETWEEN}]{0,2}8[\d${BETWEEN}]{7,14}\d|62\d{8,12})(?!\d)`,
);
// What LinkedIn and Microsoft use as click ids, where digits and dashes come together by chance.
const HEX_ID = /^[0-9a-f-]{32,36}$/i;

/** Whether an email address or a phone number stands in a parameter's value, however often that was encoded. */
export function isPersonal(text: string): boolean {
  const decoded = decode(text);
  return [decoded, simplify(decoded), simplify(readUtf8(decoded))].some(
    (reading) => holdsEmail(reading) || PHONE.test(reading) || PHONE.test(reading.replaceAll("+", " ")),
  );
}

/** The same of an ad's click id. */
export function isPersonalClickId(text: string): boolean {
  return !HEX_ID.test(text) && isPersonal(text);
}

/** Some programs name their author's address in it. */
export function hideEmails(userAgent: string): string {
  return userAgent
    .split(/(\s+)/)
    .map((word) => (holdsEmail(decode(word)) ? "email" : word))
    .join("");
}

// In a query a space is a plus, and whoever reads that as a plus sees one word.
function holdsEmail(decoded: string): boolean {
  return EMAIL.test(decoded.replace(/\s/g, "+"));
}

/** Digits and signs of other widths become the plain ones. */
function simplify(text: string): string {
  return text.normalize("NFKC");
}

function readUtf8(bytes: string): string {
  const codes = Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  return new TextDecoder().decode(codes);
}

/** Byte by byte, since only plain letters and digits are looked for and an invalid encoding must hide nothing. */
function decode(text: string): string {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded === text ? text : decode(decoded);
}
