import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sessionQueries } from "../../session-queries.ts";

/** To the second: on a busy link a minute has many clicks. */
export function useClickTime(): (at: number) => string {
  const { i18n } = useTranslation();
  const { data: session } = useSuspenseQuery(sessionQueries.current());
  const format = new Intl.DateTimeFormat(i18n.language, {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: session.deployment.timeZone,
  });
  return (at) => format.format(at);
}
