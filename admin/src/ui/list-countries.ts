import { COUNTRIES } from "@rotator/shared/core/country";

/** For a choice, by their names in this language. */
export function listCountries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: "region" });
  return Array.from(COUNTRIES, (value) => ({ value, label: names.of(value) ?? value })).toSorted((a, b) =>
    a.label.localeCompare(b.label, language),
  );
}
