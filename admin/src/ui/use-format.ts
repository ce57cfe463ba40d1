import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sessionQueries } from "../session-queries.ts";

/** Numbers, money and times (milliseconds UTC) as the reader writes them, by the deployment's clock. */
export function useFormat() {
  const { i18n } = useTranslation();
  const { data: session } = useQuery(sessionQueries.current());
  const { language } = i18n;
  const timeZone = session?.deployment.timeZone;
  const zoned = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, {
      hourCycle: "h23",
      ...options,
      ...(timeZone && { timeZone }),
    });
    return (at: number) => format.format(at);
  };
  const day = zoned({ day: "numeric", month: "short", year: "numeric" });
  const clock = zoned({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return {
    number: (count: number) => count.toLocaleString(language),
    /** Of a share, 0 to 1. */
    percent: (share: number) =>
      share.toLocaleString(language, { style: "percent", maximumFractionDigits: 1 }),
    money: (amount: number, currency = session?.deployment.currency ?? "IDR") =>
      amount.toLocaleString(language, {
        style: "currency",
        currency,
        currencyDisplay: "narrowSymbol",
        minimumFractionDigits: Number.isInteger(amount) ? 0 : 2,
        maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
      }),
    day,
    time: zoned({ hour: "2-digit", minute: "2-digit" }),
    /** The time of day, to the second, of what was today; the day with it of what was before. */
    since: (at: number) => {
      const isToday = day(at) === day(Date.now());
      return isToday ? clock(at) : `${day(at)}, ${clock(at)}`;
    },
    /** With the zone's short name: 22 Nov 2026, 14.05 WIB. */
    moment: zoned({
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "short",
    }),
  };
}
