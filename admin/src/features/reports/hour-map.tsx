import type { hourReportRow } from "@rotator/shared/contract/reports";
import { Box, VisuallyHidden } from "@mantine/core";
import type * as z from "zod";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./hour-map.module.css";
import { useReportTexts } from "./texts.ts";
import { useWeekdays } from "./use-weekdays.ts";

interface Props {
  rows: readonly z.infer<typeof hourReportRow>[];
  most: number;
  hours: readonly number[];
  /** Hours below each other, where there is no room beside. */
  isStanding: boolean;
}

export function HourMap({ rows, most, hours, isStanding }: Props) {
  const t = useReportTexts();
  const days = useWeekdays("short");
  const long = useWeekdays();
  const dayHeads = days.map((day, index) => ({ key: index, text: day, name: long[index] ?? day }));
  const hourHeads = hours.map((hour) => ({ key: hour, text: clock(hour), name: clock(hour) }));
  const [across, down] = isStanding ? [dayHeads, hourHeads] : [hourHeads, dayHeads];
  const cellAt = (row: number, column: number) =>
    rows[isStanding ? column * hours.length + row : row * hours.length + column];
  return (
    <div className={styles["frame"]}>
      <table className={styles["map"]} aria-label={t("hoursTitle")}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{t(isStanding ? "hour" : "weekday")}</VisuallyHidden>
            </th>
            {across.map(({ key, text, name }) => (
              <th key={key} scope="col" abbr={name}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {down.map(({ key, text, name }, row) => (
            <tr key={key}>
              <th scope="row" abbr={name}>
                {text}
              </th>
              {across.map((head, column) => (
                <Cell key={head.key} count={cellAt(row, column)} most={most} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ count, most }: { count: Props["rows"][number] | undefined; most: number }) {
  const t = useReportTexts();
  const format = useFormat();
  const clicks = count?.clicks ?? 0;
  const said = t("cell", { count: format.number(clicks), before: format.number(count?.clicksBefore ?? 0) });
  return (
    <Box
      component="td"
      title={said}
      __vars={{ "--fullness": `${Math.round((clicks / Math.max(1, most)) * 75)}%` }}
    >
      <span aria-hidden>{clicks === 0 ? "" : shorten(clicks)}</span>
      <VisuallyHidden>{said}</VisuallyHidden>
    </Box>
  );
}

function clock(hour: number): string {
  return String(hour).padStart(2, "0");
}

/** Cells are narrow. */
function shorten(count: number): string {
  return count < 1_000 ? String(count) : `${Math.round(count / 1_000)}k`;
}
