import { useTranslation } from "react-i18next";
import type { Days } from "./period.ts";

/** "16–22 Nov 2026": days without a time, so no zone can move them. */
export function useDaysText(): (days: Days) => string {
  const { i18n } = useTranslation();
  const format = new Intl.DateTimeFormat(i18n.language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return ({ from, to }) => format.formatRange(Date.parse(from), Date.parse(to));
}
