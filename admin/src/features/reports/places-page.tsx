import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCountryName } from "../../ui/use-country-name.ts";
import { useDeviceName } from "../../ui/use-device-name.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { DataTable } from "./data-table.tsx";
import { reportQueries } from "./queries.ts";
import { ReportBars } from "./report-bars.tsx";
import { ReportCard } from "./report-card.tsx";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useColumns } from "./use-columns.tsx";

interface Row {
  value: string;
  clicks: number;
  clicksBefore: number;
}

/** Countries, and what people opened the links with. */
export function PlacesPage() {
  const t = useReportTexts();
  const { period } = usePeriod();
  const countryName = useCountryName();
  const deviceName = useDeviceName();
  const countries = useQuery(reportQueries.countries(period));
  const devices = useQuery(reportQueries.devices(period));
  const ofDimension = (wanted: string) =>
    (devices.data?.rows ?? []).filter(({ dimension }) => dimension === wanted);
  return (
    <Stack>
      <ValuesCard
        title={t("countries")}
        column={t("country")}
        file="countries"
        report={countries}
        rows={(countries.data?.rows ?? []).map(({ country, ...row }) => ({ value: country, ...row }))}
        nameOf={(country) => (country === "" ? t("others") : countryName(country))}
      />
      <ValuesCard
        title={t("devices")}
        file="devices"
        report={devices}
        rows={ofDimension("device")}
        nameOf={deviceName}
      />
      <ValuesCard
        title={t("systems")}
        file="systems"
        report={devices}
        rows={ofDimension("os")}
        nameOf={deviceName}
      />
      <ValuesCard
        title={t("apps")}
        file="apps"
        report={devices}
        rows={ofDimension("in_app")}
        nameOf={deviceName}
      />
    </Stack>
  );
}

interface CardProps {
  title: string;
  column?: string;
  file: string;
  report: Parameters<typeof ReportCard>[0]["report"];
  rows: readonly Row[];
  nameOf: (value: string) => string;
}

function ValuesCard({ title, column = title, file, report, rows, nameOf }: CardProps) {
  const t = useReportTexts();
  const { period, today } = usePeriod();
  const { text, share, compared } = useColumns();
  const most = rows.toSorted((a, b) => b.clicks - a.clicks);
  const all = rows.reduce((sum, { clicks }) => sum + clicks, 0);
  const columns = [
    text<Row>(column, ({ value }) => nameOf(value)),
    share<Row>(t("share"), ({ clicks }) => (all === 0 ? 0 : clicks / all)),
    ...compared<Row>(
      t("clicks"),
      ({ clicks }) => clicks,
      ({ clicksBefore }) => clicksBefore,
    ),
  ];
  return (
    <ReportCard
      title={title}
      about={t(period.to === today ? "dayRuns" : "wholeDays")}
      report={report}
      isEmpty={rows.length === 0}
      actions={
        <TableFiles name={title} file={`${file}-${period.from}-${period.to}`} columns={columns} rows={most} />
      }
    >
      <ReportBars
        rows={most.map(({ value, clicks, clicksBefore }) => ({
          name: nameOf(value),
          counts: { now: clicks, before: clicksBefore },
        }))}
        series={[
          { name: "now", label: t("now"), color: "brand.6" },
          { name: "before", label: t("before"), color: "gray.5" },
        ]}
      />
      <DataTable label={title} columns={columns} rows={most} keyOf={({ value }) => value} />
    </ReportCard>
  );
}
