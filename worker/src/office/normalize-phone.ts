import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

// Seven to fifteen digits; the numbering plans of some countries have longer ones, and short ones for services.
const PHONE = /^\+[1-9]\d{6,14}$/;
const EXTENSION = /(?:e?xt(?:n|ension)?|x|#)[.:=\s]*[0-9]{1,5}\s*\)?\s*$/i;

/** E.164 with its plus; Meta hashes the digits alone. A number without plus is of the default country if it can be. */
export function normalizePhone(value: string, defaultCountry: string): string | undefined {
  const text = toAsciiDigits(value).replace(EXTENSION, "");
  const digits = text.replace(/[^0-9]/g, "");
  // No country's code begins with 0: a plus before it was typed by mistake.
  const hasPlus = /^[^0-9]*\+/.test(text) && !digits.startsWith("0");
  const country = isSupportedCountry(defaultCountry) ? defaultCountry : undefined;
  for (const reading of hasPlus ? [`+${digits}`] : listReadings(digits, country)) {
    const phone = parsePhoneNumberFromString(reading, { ...(country && { defaultCountry: country }) });
    if (phone?.isValid() && PHONE.test(phone.number)) return phone.number;
  }
  return undefined;
}

/** The digits that a number begins with, of which only the beginning is known. */
export function readPhoneBeginning(value: string, defaultCountry: string): string {
  const digits = toAsciiDigits(value).replace(/[^0-9]/g, "");
  if (digits.startsWith("00")) return digits.slice(2);
  if (!digits.startsWith("0") || !isSupportedCountry(defaultCountry)) return digits;
  return getCountryCallingCode(defaultCountry) + digits.slice(1);
}

/** Who begins with the own country's code means it, unless no such number exists. */
function listReadings(digits: string, country: CountryCode | undefined): string[] {
  if (digits.startsWith("00")) return [`+${digits.slice(2)}`, digits];
  const hasCode = country !== undefined && digits.startsWith(getCountryCallingCode(country));
  return hasCode ? [`+${digits}`, digits] : [digits, `+${digits}`];
}

function toAsciiDigits(value: string): string {
  return value.normalize("NFKC").replace(/\p{Nd}/gu, toAsciiDigit);
}

/** Each script's ten digits stand side by side, its zero first. */
function toAsciiDigit(digit: string): string {
  const codePoint = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(codePoint - value - 1))) value++;
  return String(value);
}
