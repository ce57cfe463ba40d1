import { EEA_COUNTRIES } from "@rotator/shared/core/country-groups";
import { useTranslation } from "react-i18next";
import { usePrivacyTexts } from "./texts.ts";

const MAX_NAMED = 3;

/** What people call these countries: the known area, or the first of their names. */
export function useCountryGroupName(): (countries: readonly string[]) => string {
  const t = usePrivacyTexts();
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: "region" });
  return (countries) => {
    if (countries.length === 0) return t("newGroup");
    const isEea =
      countries.length === EEA_COUNTRIES.length && EEA_COUNTRIES.every((code) => countries.includes(code));
    if (isEea) return t("eea");
    const named = countries.slice(0, MAX_NAMED).map((code) => names.of(code) ?? code);
    const more = countries.length - named.length;
    return more > 0 ? t("andMore", { names: named.join(", "), count: more }) : named.join(", ");
  };
}
