import { Anchor, Group, Paper, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./overview.module.css";
import { overviewQueries } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

const SHOWN = 5;

/** The busiest links of today. */
export function RotatorCard() {
  const t = useOverviewTexts();
  const { number } = useFormat();
  const { data: rotators, error, refetch } = useQuery(overviewQueries.rotators());
  if (error && !rotators) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  return (
    <Paper withBorder component="section" aria-label={t("rotators")}>
      <Group justify="space-between" px="md" py="sm">
        <Title order={2} size="h4">
          {t("rotators")}
        </Title>
        <Anchor component={Link} to="/rotators" size="sm">
          {t("allRotators")}
        </Anchor>
      </Group>
      {!rotators && <ListSkeleton label={t("loading")} />}
      {rotators?.length === 0 && (
        <Text px="md" pb="md" c="dimmed">
          {t("noRotators")}
        </Text>
      )}
      {rotators && rotators.length > 0 && (
        <ul className={styles["list"]} aria-label={t("rotators")}>
          {rotators.slice(0, SHOWN).map(({ id, name, status, servingCount, memberCount, clicksToday }) => {
            const serving = t("serving", { serving: servingCount, all: memberCount });
            return (
              <li key={id} className={styles["row"]}>
                <div>
                  <Anchor component={Link} to={`/rotators/${id}`} fw={600} c="inherit">
                    {name}
                  </Anchor>
                  <Text
                    size="sm"
                    c={servingCount === 0 ? "var(--mantine-color-orange-light-color)" : "dimmed"}
                  >
                    {status === "paused" ? t("paused") : serving}
                  </Text>
                </div>
                <Text size="sm" ta="right" miw={60}>
                  {t("clicks", { count: number(clicksToday) })}
                </Text>
              </li>
            );
          })}
        </ul>
      )}
    </Paper>
  );
}
