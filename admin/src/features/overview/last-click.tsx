import { Paper, Text } from "@mantine/core";
import type { Overview } from "@rotator/shared/contract/reports";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sessionQueries } from "../../session-queries.ts";
import { overviewQueries } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

/** In one line, as it comes. */
export function LastClick({ begun }: { begun: Overview["lastClick"] }) {
  const t = useOverviewTexts();
  const { i18n } = useTranslation();
  const { data: session } = useQuery(sessionQueries.current());
  const { data: newest } = useQuery(overviewQueries.lastClick());
  const click = newest === undefined ? begun : newest;
  const timeZone = session?.deployment.timeZone;
  function describe(): string {
    if (click === null) return t("noClick");
    const when = new Date(click.at).toLocaleString(i18n.language, {
      ...(timeZone !== undefined && { timeZone }),
      dateStyle: "medium",
      timeStyle: "medium",
      hourCycle: "h23",
    });
    const rotator = click.rotatorName ?? "";
    if (click.verdict !== "human") return t("lastOther", { when, rotator });
    return t("lastClick", { when, rotator, name: click.agentName ?? t("backup") });
  }
  return (
    <Paper withBorder px="md" py="sm" mih={46}>
      <Text size="sm" aria-live="polite">
        {describe()}
      </Text>
    </Paper>
  );
}
