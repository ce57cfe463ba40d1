import { useTranslation } from "react-i18next";
import type { MoneySigns } from "./read-money.ts";

/** How money of a currency is written in the reader's language. */
export function useMoney(currency: string): MoneySigns & { write: (amount: number | "") => string } {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const parts = format.formatToParts(1_234_567.5);
  const find = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  const group = find("group") ?? ",";
  const prefix = `${find("currency") ?? currency} `;
  return {
    group,
    decimal: find("decimal") ?? (group === "." ? "," : "."),
    write: (amount) => {
      if (amount === "") return "";
      const fraction = Number.isInteger(amount) ? 0 : 2;
      const digits = { minimumFractionDigits: fraction, maximumFractionDigits: fraction };
      return prefix + amount.toLocaleString(i18n.language, digits);
    },
  };
}
