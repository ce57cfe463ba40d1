const EMAIL = /[^\s@]@[^\s@]+\.[^\s@]/;
// As it is dialled: from abroad, at home, or without its plus. Dates and the ids of campaigns are none of these.
const PHONE =
  /(?<!\d)(?:\+\d[\d\s().-]{6,18}\d|00\d[\d\s().-]{6,18}\d|0\d\d[\d\s().-]{5,12}\d|62[\s().-]{0,2}8[\d\s().-]{7,14}\d|62\d{8,12})(?!\d)/;
// What LinkedIn and Microsoft use as click ids, where digits and dashes come together by chance.
const HEX_ID = /^[0-9a-f-]{32,36}$/i;

/** Whether an email address or a phone number stands in a parameter's value, however often that was encoded. */
export function isPersonal(text: string): boolean {
  const decoded = decode(text);
  return holdsEmail(decoded) || PHONE.test(decoded) || PHONE.test(decoded.replaceAll("+", " "));
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

/** Byte by byte, since only plain letters and digits are looked for and an invalid encoding must hide nothing. */
function decode(text: string): string {
  const decoded = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return decoded === text ? text : decode(decoded);
}
