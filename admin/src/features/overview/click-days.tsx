import { Paper, Text, Title } from "@mantine/core";
import type { Overview } from "@rotator/shared/contract/reports";
import { useTranslation } from "react-i18next";
import styles from "./overview.module.css";
import { useOverviewTexts } from "./texts.ts";

/** People as bars, with what was not a person on top, apart. */
export function ClickDays({ overview: { series, unit, timeZone } }: { overview: Overview }) {
  const t = useOverviewTexts();
  const { i18n } = useTranslation();
  const bars = series.map(({ at, people, previews, bots, prefetches }) => ({
    at,
    people,
    others: previews + bots + prefetches,
  }));
  const most = Math.max(1, ...bars.map(({ people, others }) => people + others));
  const format = new Intl.DateTimeFormat(i18n.language, {
    timeZone,
    ...(unit === "hour" ? { hour: "2-digit" } : { day: "numeric", month: "short" }),
  });
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="md">
        {t("overTime")}
      </Title>
      <ul className={styles["days"]}>
        {bars.map(({ at, people, others }) => {
          const day = format.format(at);
          return (
            <li key={at} title={t("day", { day, people, others })}>
              <div className={styles["bars"]} aria-hidden>
                <div className={styles["others"]} style={{ height: `${(others / most) * 100}%` }} />
                <div className={styles["people"]} style={{ height: `${(people / most) * 100}%` }} />
              </div>
              <Text size="xs" ta="center" fw={600}>
                {people.toLocaleString(i18n.language)}
              </Text>
              <Text size="xs" ta="center" c="dimmed">
                {day}
              </Text>
            </li>
          );
        })}
      </ul>
    </Paper>
  );
}
