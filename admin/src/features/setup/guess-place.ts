import { COUNTRIES } from "@rotator/shared/core/country";

const EURO = "AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK".split(" ");
const CURRENCIES: Record<string, string> = {
  AE: "AED",
  AU: "AUD",
  BD: "BDT",
  BN: "BND",
  BR: "BRL",
  CA: "CAD",
  CH: "CHF",
  CN: "CNY",
  EG: "EGP",
  GB: "GBP",
  HK: "HKD",
  ID: "IDR",
  IN: "INR",
  JP: "JPY",
  KE: "KES",
  KR: "KRW",
  MX: "MXN",
  MY: "MYR",
  NG: "NGN",
  NZ: "NZD",
  PH: "PHP",
  PK: "PKR",
  SA: "SAR",
  SG: "SGD",
  TH: "THB",
  TR: "TRY",
  TW: "TWD",
  VN: "VND",
  ZA: "ZAR",
};

export interface Place {
  timeZone: string;
  country: string;
  currency: string;
}

/** Where the browser seems to be; its time zone says more than its language. */
export function guessPlace(timeZone: string, languages: readonly string[]): Place {
  const country =
    [...COUNTRIES].find((code) => zonesOf(code).includes(timeZone)) ?? regionOf(languages) ?? "ID";
  return { timeZone, country, currency: currencyOf(country) };
}

export function currencyOf(country: string): string {
  if (EURO.includes(country)) return "EUR";
  return CURRENCIES[country] ?? "USD";
}

function zonesOf(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`);
  // Newer than the types, and not in every browser.
  if (!("getTimeZones" in locale) || typeof locale.getTimeZones !== "function") return [];
  const zones: unknown = locale.getTimeZones();
  return Array.isArray(zones) ? zones : [];
}

function regionOf(languages: readonly string[]): string | undefined {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region !== undefined && COUNTRIES.has(region)) return region;
  }
  return undefined;
}
