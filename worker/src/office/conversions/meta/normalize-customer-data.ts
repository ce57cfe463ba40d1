// Source: developers.facebook.com, Conversions API, "Customer Information Parameters".

const EMAIL_WORD = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+/=?^_\x60{|}~-]+`;
const EMAIL_LABEL = String.raw`[\p{L}\p{M}\p{N}_-]+`;
const EMAIL = new RegExp(
  String.raw`^${EMAIL_WORD}(?:\.${EMAIL_WORD})*@(?:${EMAIL_LABEL}\.)+${EMAIL_LABEL}$`,
  "u",
);
const MAX_EMAIL_LENGTH = 254;

/** Lower case; dots and what follows a plus stay. */
export function normalizeEmail(value: string): string | undefined {
  const email = toLowerCase(value.trim());
  return email.length <= MAX_EMAIL_LENGTH && EMAIL.test(email) ? email : undefined;
}

// Also what cannot be seen, and the letters that look like an apostrophe.
const NO_PART_OF_A_NAME = /[\p{P}\p{S}\p{Z}\p{C}\u02B9-\u02BF]/gu;

/** Without punctuation and, as Meta's own library has it, without inner spaces; accents stay. Without a letter it is no name. */
export function normalizeName(value: string): string | undefined {
  const name = toLowerCase(value.normalize("NFC").replace(NO_PART_OF_A_NAME, ""));
  return /\p{L}/u.test(name) ? name : undefined;
}

/** The first word is the first name, the last of several the last name. */
export function splitName(value: string): { first: string | undefined; last: string | undefined } {
  const words = value.split(/\s+/).filter((word) => normalizeName(word) !== undefined);
  return { first: words[0], last: words.length > 1 ? words.at(-1) : undefined };
}

// Free for private use or never given to a country; Cloudflare says XX where it does not know, T1 for Tor.
const NO_COUNTRY = /^(?:aa|ap|eu|q[m-z]|x[a-z]|zz)$/;

export function normalizeCountry(value: string): string | undefined {
  const country = value.trim().toLowerCase();
  if (!/^[a-z]{2}$/.test(country) || NO_COUNTRY.test(country)) return undefined;
  return country === "uk" ? "gb" : country;
}

export function normalizeExternalId(value: string): string | undefined {
  const id = toLowerCase(value.replace(/\s+/g, ""));
  return id === "" ? undefined : id;
}

/** Composed before and after: some letters take another form when they become small. */
function toLowerCase(value: string): string {
  return value.normalize("NFC").toLowerCase().normalize("NFC").toWellFormed();
}
