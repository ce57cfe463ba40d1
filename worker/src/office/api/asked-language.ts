import { type Language, LANGUAGES } from "@rotator/shared/core/delivery-words";

/** The first language of `Accept-Language` that we speak; English otherwise. */
export function readAskedLanguage(header: string | undefined): Language {
  const wanted = (header ?? "").toLowerCase().split(",").map(readRange);
  const best = wanted.filter(({ quality }) => quality > 0).toSorted((a, b) => b.quality - a.quality);
  for (const { name } of best) {
    const spoken = LANGUAGES.find((language) => language === name);
    if (spoken !== undefined) return spoken;
  }
  return "en";
}

function readRange(range: string): { name: string; quality: number } {
  const [name = "", ...parameters] = range.split(";").map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
  // Older browsers say "in" for Indonesian.
  const primary = name.split("-")[0] ?? "";
  return { name: primary === "in" ? "id" : primary, quality: quality === undefined ? 1 : Number(quality) };
}
