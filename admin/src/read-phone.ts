import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";

export type ReadPhone =
  | { kind: "unknown" }
  | { kind: "valid"; digits: string; country: string | undefined; shown: string; isLandline: boolean };

/** A number as it was typed, with the deployment's country where it says none; as the API reads it. */
export function readPhone(typed: string, defaultCountry: string): ReadPhone {
  const digits = typed.replaceAll(/\D/g, "");
  const hasPlus = typed.trim().startsWith("+") && !digits.startsWith("0");
  const country = toCountry(defaultCountry);
  for (const reading of hasPlus ? [`+${digits}`] : listReadings(digits, country)) {
    const phone = parsePhoneNumberFromString(
      reading,
      country === undefined ? {} : { defaultCountry: country },
    );
    if (!phone?.isValid()) continue;
    return {
      kind: "valid",
      digits: phone.number.slice(1),
      country: phone.country,
      shown: phone.formatInternational(),
      isLandline: phone.getType() === "FIXED_LINE",
    };
  }
  return { kind: "unknown" };
}

function listReadings(digits: string, country: CountryCode | undefined): string[] {
  if (digits.startsWith("00")) return [`+${digits.slice(2)}`, digits];
  const hasCode = country !== undefined && digits.startsWith(getCountryCallingCode(country));
  return hasCode ? [`+${digits}`, digits] : [digits, `+${digits}`];
}

function toCountry(code: string): CountryCode | undefined {
  return isSupportedCountry(code) ? code : undefined;
}
