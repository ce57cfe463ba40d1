import { Box, Group, Skeleton, Text } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useFormat } from "../../ui/use-format.ts";
import type { BarRow, BarSeries } from "./bars-chart.tsx";
import styles from "./reports.module.css";

const BarsChart = lazy(async () => ({ default: (await import("./bars-chart.tsx")).BarsChart }));

const SHOWN = 8;
const AXIS = 40;

interface Props {
  rows: readonly BarRow[];
  series: readonly BarSeries[];
  stacked?: boolean;
}

/** The first rows of a report to look at; the table says the same and more. */
export function ReportBars({ rows, series, stacked = false }: Props) {
  const format = useFormat();
  const shown = rows.slice(0, SHOWN);
  const height = AXIS + shown.length * (stacked ? 36 : 14 + series.length * 14);
  return (
    <Box px="md" pb="md" aria-hidden>
      <Group gap="md" mb="sm" justify="flex-end">
        {series.map(({ name, label, color }) => (
          <Group key={name} gap={6} wrap="nowrap">
            <Box className={styles["dot"] ?? ""} bg={color} />
            <Text size="sm">{label}</Text>
          </Group>
        ))}
      </Group>
      <Box h={height}>
        <Suspense fallback={<Skeleton h={height} />}>
          <BarsChart
            rows={shown}
            series={series}
            stacked={stacked}
            height={height}
            formatNumber={format.number}
          />
        </Suspense>
      </Box>
    </Box>
  );
}
