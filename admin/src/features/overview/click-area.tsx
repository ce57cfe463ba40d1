import "@mantine/core/styles/ColorSwatch.css";
import "@mantine/charts/styles.css";
import { AreaChart } from "@mantine/charts";
import { useFormat } from "../../ui/use-format.ts";
import type { ClickPoint } from "./click-chart.tsx";

interface Props {
  points: ClickPoint[];
  people: string;
  others: string;
}

export function ClickArea({ points, people, others }: Props) {
  const { number } = useFormat();
  return (
    <AreaChart
      h={280}
      data={points}
      dataKey="at"
      series={[
        { name: "people", label: people, color: "brand.6" },
        { name: "others", label: others, color: "orange.5" },
      ]}
      curveType="monotone"
      strokeWidth={2}
      withDots={false}
      withLegend
      legendProps={{ verticalAlign: "top", height: 40 }}
      tickLine="none"
      valueFormatter={number}
      yAxisProps={{ allowDecimals: false, width: 48 }}
      areaProps={{ isAnimationActive: false }}
      // A table says the same to those who hear the page.
      areaChartProps={{ accessibilityLayer: false }}
    />
  );
}
