import { Group, Paper, Text, Title } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../ui/use-format.ts";
import { rotatorQueries } from "./queries.ts";
import { Sparkline } from "./sparkline.tsx";
import { useRotatorTexts } from "./texts.ts";

/** Clicks of people on the last fourteen days. */
export function RotatorFigures({ rotator: { id } }: { rotator: Rotator }) {
  const t = useRotatorTexts();
  const { number } = useFormat();
  const { data } = useQuery(rotatorQueries.sparklines([id]));
  const clicks = data?.sparklines[0]?.clicks ?? [];
  const sum = (days: number[]) => number(days.reduce((all, day) => all + day, 0));
  const figures = [
    [t("today"), number(clicks.at(-1) ?? 0)],
    [t("week"), sum(clicks.slice(-7))],
    [t("weekBefore"), sum(clicks.slice(0, -7))],
  ] as const;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {t("figures")}
      </Title>
      <Group justify="space-between" gap="xl">
        <Group gap="xl" component="dl" m={0} aria-busy={!data}>
          {figures.map(([name, figure]) => (
            <div key={name}>
              <Text component="dt" size="sm" c="dimmed">
                {name}
              </Text>
              <Text component="dd" m={0} fz={24} fw={700}>
                {data ? figure : "–"}
              </Text>
            </div>
          ))}
        </Group>
        <Sparkline clicks={clicks} width={220} height={48} />
      </Group>
    </Paper>
  );
}
