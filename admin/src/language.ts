export const LANGUAGES = ["en", "id"] as const;
export type Language = (typeof LANGUAGES)[number];

const STORED_AS = "rotator-language";

/** The one chosen on this device, else the first that the browser asks for and we speak. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem(STORED_AS);
  return LANGUAGES.find((language) => language === chosen) ?? chooseLanguage(navigator.languages);
}

export function rememberLanguage(language: Language): void {
  localStorage.setItem(STORED_AS, language);
}

/** The first of the browser's languages that we speak; English where it has none of them. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0];
    // "in" is what older systems call Indonesian.
    if (base === "id" || base === "in") return "id";
    if (base === "en") return "en";
  }
  return "en";
}
