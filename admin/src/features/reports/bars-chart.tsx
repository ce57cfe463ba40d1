import "@mantine/charts/styles.css";
import { BarChart } from "@mantine/charts";

export interface BarRow {
  name: string;
  counts: Record<string, number>;
}

export interface BarSeries {
  name: string;
  label: string;
  color: string;
}

interface Props {
  rows: readonly BarRow[];
  series: readonly BarSeries[];
  stacked: boolean;
  height: number;
  formatNumber: (count: number) => string;
}

const NAME_WIDTH = 130;
const NAME_LENGTH = 30;

/** Lying bars, so that long names have room. */
export function BarsChart({ rows, series, stacked, height, formatNumber }: Props) {
  return (
    <BarChart
      h={height}
      orientation="vertical"
      type={stacked ? "stacked" : "default"}
      data={rows.map(({ name, counts }) => ({ name, ...counts }))}
      dataKey="name"
      series={[...series]}
      valueFormatter={formatNumber}
      gridAxis="y"
      yAxisProps={{ width: NAME_WIDTH, tickFormatter: shorten, interval: 0 }}
      xAxisProps={{ allowDecimals: false }}
      // The table beside it is what keyboards and screen readers go through.
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
      maxBarWidth={22}
    />
  );
}

function shorten(name: string): string {
  return name.length <= NAME_LENGTH ? name : `${name.slice(0, NAME_LENGTH - 1)}…`;
}
