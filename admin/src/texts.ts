import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { LANGUAGES, type Language, preferredLanguage } from "./language.ts";

export type Translate<K extends string> = (key: K, values?: Record<string, string | number>) => string;

// With `initAsync` off it is ready before the first line of the page; every room brings its texts itself.
void i18next.use(initReactI18next).init({
  lng: preferredLanguage(),
  fallbackLng: "en",
  resources: {},
  initAsync: false,
  // React escapes.
  interpolation: { escapeValue: false },
});

/** The texts of one room in every language; gives the hook that its components read them with. */
export function defineTexts<K extends string>(
  room: string,
  texts: Record<Language, Record<K, string>>,
): () => Translate<K> {
  for (const language of LANGUAGES) i18next.addResourceBundle(language, room, texts[language]);
  return function useTexts() {
    const { t } = useTranslation(room);
    return (key: string, values) => t(key, { replace: values ?? {} });
  };
}
