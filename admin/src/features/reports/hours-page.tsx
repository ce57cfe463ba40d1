import { useQuery } from "@tanstack/react-query";
import { useMediaQuery } from "@mantine/hooks";
import { usePeriod } from "../../ui/use-period.ts";
import { HourMap } from "./hour-map.tsx";
import { reportQueries } from "./queries.ts";
import { ReportCard } from "./report-card.tsx";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useWeekdays } from "./use-weekdays.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When people come: a table that is coloured. */
export function HoursPage() {
  const t = useReportTexts();
  const { period } = usePeriod();
  const weekdays = useWeekdays();
  const isNarrow = useMediaQuery("(max-width: 75em)", false, { getInitialValueInEffect: false });
  const report = useQuery(reportQueries.hours(period));
  const rows = report.data?.rows ?? [];
  const best = rows.reduce((most, row) => (row.clicks > most.clicks ? row : most), {
    weekday: 1,
    hour: 0,
    clicks: 0,
    clicksBefore: 0,
  });
  const countAt = (weekday: number, hour: number) =>
    rows.find((row) => row.weekday === weekday && row.hour === hour)?.clicks ?? 0;
  const columns = [
    { key: "hour", name: t("hour"), value: (hour: number) => String(hour).padStart(2, "0") },
    ...weekdays.map((name, index) => ({
      key: name,
      name,
      value: (hour: number) => countAt(index + 1, hour),
    })),
  ];
  return (
    <ReportCard
      title={t("hoursTitle")}
      about={t("hoursAbout", {
        best: t("hourOf", {
          weekday: weekdays[best.weekday - 1] ?? "",
          hour: String(best.hour).padStart(2, "0"),
        }),
      })}
      report={report}
      isEmpty={best.clicks === 0}
      actions={
        <TableFiles
          name={t("hoursTitle")}
          file={`hours-${period.from}-${period.to}`}
          columns={columns}
          rows={HOURS}
        />
      }
    >
      <HourMap rows={rows} most={best.clicks} hours={HOURS} isStanding={isNarrow} />
    </ReportCard>
  );
}
