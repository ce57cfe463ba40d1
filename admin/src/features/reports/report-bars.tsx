import { Box, Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useFormat } from "../../ui/use-format.ts";
import type { BarRow, BarSeries } from "./bars-chart.tsx";

const BarsChart = lazy(async () => ({ default: (await import("./bars-chart.tsx")).BarsChart }));

const SHOWN = 8;
const FRAME = 76;

interface Props {
  rows: readonly BarRow[];
  series: readonly BarSeries[];
  stacked?: boolean;
}

/** The first rows of a report to look at; the table says the same and more. */
export function ReportBars({ rows, series, stacked = false }: Props) {
  const format = useFormat();
  const shown = rows.slice(0, SHOWN);
  const height = FRAME + shown.length * (stacked ? 36 : 14 + series.length * 14);
  return (
    <Box px="md" pb="md" h={height + 16} aria-hidden>
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
  );
}
