import type { Share, Shares } from "@rotator/shared/contract/reports";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sessionQueries } from "../../session-queries.ts";
import type { Days } from "../../ui/period.ts";
import { useFormat } from "../../ui/use-format.ts";
import { useReportTexts } from "./texts.ts";

type Away = Share["away"][number];

const TOLD_SPANS = 3;
const SPANS = { off: "spanOff", drain: "spanDrain", absent: "spanAbsent" } as const;

/** "off 12:04–15:30, due 41, got 41" */
export function useShareSentence({ from, to }: Days, report: Shares | undefined): (share: Share) => string {
  const t = useReportTexts();
  const { i18n } = useTranslation();
  const format = useFormat();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const clock = new Intl.DateTimeFormat(i18n.language, {
    ...(from !== to && { day: "numeric", month: "short" }),
    hour: "2-digit",
    minute: "2-digit",
    timeZone: session.deployment.timeZone,
  });
  const isRunning = report !== undefined && report.until < report.period.to;
  const say = (span: Away) =>
    isRunning && span.to === report.until
      ? t("since", { from: clock.format(span.from) })
      : clock.formatRange(span.from, span.to);
  const sayState = (state: Away["state"], away: readonly Away[]) => {
    const spans = away.filter((span) => span.state === state);
    if (spans.length === 0) return [];
    const told = spans.length > TOLD_SPANS ? t("times", { count: spans.length }) : spans.map(say).join(", ");
    return [t(SPANS[state], { spans: told })];
  };
  return ({ agentId, away, turns }) => {
    if (agentId === null) return "";
    const parts = [
      ...sayState("absent", away),
      ...sayState("off", away),
      ...sayState("drain", away),
      t("dueGot", { due: format.number(Math.round(turns.due * 10) / 10), got: format.number(turns.got) }),
      ...(turns.doubleTaps > 0 ? [t("ofThemDoubleTaps", { count: format.number(turns.doubleTaps) })] : []),
    ];
    return parts.join(", ");
  };
}
