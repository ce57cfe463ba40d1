import type { Sheet } from "@rotator/shared/core/csv";
import { useTranslation } from "react-i18next";

/** How a spreadsheet where the reader's language is spoken parts columns: in Indonesia the comma is the decimal sign. */
export function useSheet(): Sheet {
  return useTranslation().i18n.language === "id" ? "semicolon" : "comma";
}
