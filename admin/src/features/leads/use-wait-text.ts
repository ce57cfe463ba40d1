import { useTranslation } from "react-i18next";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How long ago something was, in the largest unit that fits: "25 minutes". */
export function useWaitText(): (since: number, now?: number) => string {
  const { i18n } = useTranslation();
  return (since, now = Date.now()) => {
    const ms = Math.max(0, now - since);
    const say = (unit: string, count: number) =>
      new Intl.NumberFormat(i18n.language, { style: "unit", unit, unitDisplay: "long" }).format(
        Math.floor(count),
      );
    if (ms < HOUR_MS) return say("minute", ms / MINUTE_MS);
    if (ms < DAY_MS) return say("hour", ms / HOUR_MS);
    return say("day", ms / DAY_MS);
  };
}
