import type { Share, Shares } from "@rotator/shared/contract/reports";
import { useTranslation } from "react-i18next";
import { useShareTexts } from "./share-texts.ts";

const NAMED = 3;

type Within = Pick<Shares, "period" | "until" | "timeZone">;

/** Why a CS got what it got: "Off 12:04–15:30, due 41, got 41." */
export function useShareSentence(): (share: Share, shares: Within) => string {
  const t = useShareTexts();
  const { i18n } = useTranslation();
  const number = (turns: number) =>
    turns.toLocaleString(i18n.language, { maximumFractionDigits: Number.isInteger(turns) ? 0 : 1 });

  function describeAway({ away }: Share, { period, until, timeZone }: Within): string[] {
    const times = new Intl.DateTimeFormat(i18n.language, {
      timeZone,
      ...(period.fromDay !== period.toDay && { day: "numeric", month: "short" }),
      hourCycle: "h23",
      hour: "2-digit",
      minute: "2-digit",
    });
    const spans = away.slice(-NAMED).map(({ state, from, to }) => {
      const isFromStart = from <= period.from;
      const isToEnd = to >= until;
      if (isFromStart && isToEnd) return t(`${state}_always`);
      if (isToEnd) return t(`${state}_since`, { time: times.format(from) });
      if (isFromStart) return t(`${state}_until`, { time: times.format(to) });
      return t(`${state}_between`, { span: times.formatRange(from, to) });
    });
    const more = away.length - spans.length;
    return more > 0 ? [t("oftener", { count: more }), ...spans] : spans;
  }

  return (share, shares) => {
    const { due, got, deviation, doubleTaps } = share.turns;
    const parts = [
      ...describeAway(share, shares),
      ...(share.agentId === null ? [] : [t("dueAndGot", { due: number(due), got: number(got) })]),
      ...(Math.abs(deviation) >= 1
        ? [t(deviation > 0 ? "tooMany" : "tooFew", { count: number(Math.abs(deviation)) })]
        : []),
      ...(doubleTaps > 0 ? [t("doubleTaps", { count: number(doubleTaps) })] : []),
      ...(share.fallback > 0 && share.agentId === null
        ? [t("asBackup", { count: number(share.fallback) })]
        : []),
    ];
    const text = parts.join(", ");
    return text === "" ? "" : `${text[0]?.toLocaleUpperCase(i18n.language) ?? ""}${text.slice(1)}.`;
  };
}
