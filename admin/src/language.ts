export type Language = "en" | "id";

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
