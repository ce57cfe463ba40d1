import { Paper, Stack, Text } from "@mantine/core";
import type { Overview } from "@rotator/shared/contract/reports";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { FirstSteps } from "../start/first-steps.tsx";
import { ClickDays } from "./click-days.tsx";
import styles from "./overview.module.css";
import { overviewQueries } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

export function OverviewPage() {
  const t = useOverviewTexts();
  const { data, error, refetch } = useQuery(overviewQueries.week());
  return (
    <>
      <PageHeader title={t("title")} {...(data && { about: t("about", { zone: data.timeZone }) })} />
      <FirstSteps />
      {data ? (
        <Figures overview={data} />
      ) : error ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <Paper withBorder>
          <ListSkeleton label={t("loading")} />
        </Paper>
      )}
    </>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const t = useOverviewTexts();
  const { i18n } = useTranslation();
  const { today, clicks, clicksBefore, leads, leadsBefore, events } = overview;
  const figure = (count: number) => count.toLocaleString(i18n.language);
  return (
    <Stack>
      <div className={styles["tiles"]}>
        <Tile
          name={t("today")}
          figure={figure(today.people)}
          about={t("yesterday", { clicks: figure(today.yesterday) })}
        />
        <Tile
          name={t("week")}
          figure={figure(clicks.people)}
          about={t("before", { count: figure(clicksBefore.people) })}
        />
        <Tile
          name={t("leads")}
          figure={figure(leads.withContact)}
          about={t("before", { count: figure(leadsBefore.withContact) })}
        />
        <Tile
          name={t("events")}
          figure={figure(events.accepted)}
          about={t("eventsLeft", { waiting: figure(events.waiting), held: figure(events.held) })}
        />
      </div>
      <Paper withBorder p="md">
        <LastClick click={overview.lastClick} timeZone={overview.timeZone} />
      </Paper>
      <ClickDays overview={overview} />
    </Stack>
  );
}

function Tile({ name, figure, about }: { name: string; figure: string; about: string }) {
  return (
    <Paper withBorder p="md">
      <Text size="sm" c="dimmed" fw={600}>
        {name}
      </Text>
      <Text fz={28} fw={700} lh={1.3}>
        {figure}
      </Text>
      <Text size="sm" c="dimmed">
        {about}
      </Text>
    </Paper>
  );
}

function LastClick({ click, timeZone }: { click: Overview["lastClick"]; timeZone: string }) {
  const t = useOverviewTexts();
  const { i18n } = useTranslation();
  if (!click) return <Text>{t("noClick")}</Text>;
  const when = new Date(click.at).toLocaleString(i18n.language, {
    timeZone,
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const rotator = click.rotatorName ?? "";
  if (click.verdict !== "human") return <Text>{t("lastOther", { when, rotator })}</Text>;
  return <Text>{t("lastClick", { when, rotator, name: click.agentName ?? t("backup") })}</Text>;
}
