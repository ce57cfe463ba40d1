import { useTranslation } from "react-i18next";

/** How money of a currency is typed in the reader's language. */
export function useMoney(currency: string) {
  const { i18n } = useTranslation();
  const format = new Intl.NumberFormat(i18n.language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  const parts = format.formatToParts(1_234_567.5);
  const find = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value;
  return {
    prefix: `${find("currency") ?? currency} `,
    thousandSeparator: find("group") ?? ",",
    decimalSeparator: find("decimal") ?? (find("group") === "." ? "," : "."),
  };
}
