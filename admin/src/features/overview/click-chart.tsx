import { Group, Paper, Text, Title, VisuallyHidden } from "@mantine/core";
import { useInViewport } from "@mantine/hooks";
import type { Overview } from "@rotator/shared/contract/reports";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./overview.module.css";
import { useOverviewTexts } from "./texts.ts";

const Chart = lazy(async () => ({ default: (await import("./click-area.tsx")).ClickArea }));

export interface ClickPoint {
  at: string;
  people: number;
  others: number;
}

/** Loaded when it is looked at: the charts are the heaviest part of the page. */
export function ClickChart({ overview }: { overview: Overview }) {
  const t = useOverviewTexts();
  const { ref, inViewport } = useInViewport();
  const points = usePoints(overview);
  return (
    <Paper withBorder p="md" component="section" aria-label={t("overTime")}>
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">
          {t("overTime")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("othersApart")}
        </Text>
      </Group>
      <div ref={ref} className={styles["chart"]} aria-hidden>
        {inViewport && (
          <Suspense>
            <Chart points={points} people={t("people")} others={t("others")} />
          </Suspense>
        )}
      </div>
      <VisuallyHidden>
        <PointTable points={points} />
      </VisuallyHidden>
    </Paper>
  );
}

/** What the picture shows, for those who do not see it. */
function PointTable({ points }: { points: ClickPoint[] }) {
  const t = useOverviewTexts();
  const { number } = useFormat();
  return (
    <table>
      <caption>{t("overTime")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("people")}</th>
          <th scope="col">{t("others")}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ at, people, others }) => (
          <tr key={at}>
            <th scope="row">{at}</th>
            <td>{number(people)}</td>
            <td>{number(others)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function usePoints(overview: Overview): ClickPoint[] {
  const { i18n } = useTranslation();
  const { series, unit, timeZone } = overview;
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone,
    ...(unit === "hour"
      ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }
      : { day: "numeric", month: "short" }),
  });
  return series.map(({ at, people, previews, bots, prefetches }) => ({
    at: format.format(at),
    people,
    others: previews + bots + prefetches,
  }));
}
