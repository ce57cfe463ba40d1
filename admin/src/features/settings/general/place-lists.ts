import { COUNTRIES } from "@rotator/shared/core/country";

/** Countries by their names in a language. */
export function listCountries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return Array.from(COUNTRIES, (value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) =>
    a.label.localeCompare(b.label, language),
  );
}

/** A deployment may have chosen what this browser's own list does not know. */
export function listValues(kind: "timeZone" | "currency", chosen: string): string[] {
  const values = Intl.supportedValuesOf(kind);
  return values.includes(chosen) ? values : [chosen, ...values];
}
