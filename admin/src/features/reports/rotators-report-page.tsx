import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { usePeriod } from "../../ui/use-period.ts";
import { DataTable } from "./data-table.tsx";
import { reportQueries } from "./queries.ts";
import { ReportBars } from "./report-bars.tsx";
import { ReportCard } from "./report-card.tsx";
import styles from "./reports.module.css";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useColumns } from "./use-columns.tsx";
import { useReportSearch } from "./use-report-search.ts";

export function RotatorsReportPage() {
  const t = useReportTexts();
  const { period } = usePeriod();
  const days = useReportSearch();
  const { text, count, compared } = useColumns();
  const report = useQuery(reportQueries.rotators(period));
  const rows = (report.data?.rows ?? []).toSorted((a, b) => b.people - a.people);
  type Row = (typeof rows)[number];
  const columns = [
    text<Row>(
      t("rotatorName"),
      ({ name }) => name,
      ({ name, rotatorId }) => (
        <Link className={styles["link"] ?? ""} to={`/rotators/${rotatorId}/clicks${days}`}>
          {name}
        </Link>
      ),
    ),
    ...compared<Row>(
      t("people"),
      ({ people }) => people,
      ({ peopleBefore }) => peopleBefore,
    ),
    count<Row>(t("notPerson"), ({ previews, bots, prefetches }) => previews + bots + prefetches),
    count<Row>(t("doubleTaps"), ({ repeats }) => repeats),
    count<Row>(t("leads"), ({ leads }) => leads),
    count<Row>(t("withContact"), ({ withContact }) => withContact),
    count<Row>(t("won"), ({ won }) => won),
  ];
  return (
    <ReportCard
      title={t("rotators")}
      about={t("rotatorsAbout")}
      report={report}
      isEmpty={rows.length === 0}
      actions={
        <TableFiles
          name={t("rotators")}
          file={`rotators-${period.from}-${period.to}`}
          columns={columns}
          rows={rows}
        />
      }
    >
      <ReportBars
        rows={rows.map(({ name, people, peopleBefore }) => ({
          name,
          counts: { now: people, before: peopleBefore },
        }))}
        series={[
          { name: "now", label: t("now"), color: "brand.6" },
          { name: "before", label: t("before"), color: "gray.5" },
        ]}
      />
      <DataTable label={t("rotators")} columns={columns} rows={rows} keyOf={({ rotatorId }) => rotatorId} />
    </ReportCard>
  );
}
