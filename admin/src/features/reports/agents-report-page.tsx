import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { usePeriod } from "../../ui/use-period.ts";
import { DataTable } from "./data-table.tsx";
import { reportQueries } from "./queries.ts";
import { ReportBars } from "./report-bars.tsx";
import { ReportCard } from "./report-card.tsx";
import { SharesCard } from "./shares-card.tsx";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useColumns } from "./use-columns.tsx";

/** What each CS got: three kinds of clicks, and what was due of the turns. */
export function AgentsReportPage() {
  const t = useReportTexts();
  const { period } = usePeriod();
  const { text, count, compared } = useColumns();
  const report = useQuery(reportQueries.agents(period));
  const all = report.data?.rows ?? [];
  const rows = all.filter(
    ({ agentId, clicks, clicksBefore }) => agentId !== null || clicks + clicksBefore > 0,
  );
  type Row = (typeof rows)[number];
  const nameOf = ({ name, agentId }: Row) => name ?? agentId ?? t("backupNumber");
  const columns = [
    text<Row>(t("csName"), nameOf),
    count<Row>(t("byTurn"), ({ turns }) => turns),
    count<Row>(t("returning"), ({ returning }) => returning),
    count<Row>(t("coverAndBackup"), ({ cover, fallback }) => cover + fallback),
    ...compared<Row>(
      t("clicks"),
      ({ clicks }) => clicks,
      ({ clicksBefore }) => clicksBefore,
    ),
    count<Row>(t("leads"), ({ leads }) => leads),
    count<Row>(t("withContact"), ({ withContact }) => withContact),
    count<Row>(t("chats"), ({ chats }) => chats),
    count<Row>(t("won"), ({ won }) => won),
  ];
  return (
    <Stack>
      <ReportCard
        title={t("cs")}
        about={t("csAbout")}
        report={report}
        isEmpty={rows.length === 0}
        actions={
          <TableFiles name={t("cs")} file={`cs-${period.from}-${period.to}`} columns={columns} rows={rows} />
        }
      >
        <ReportBars
          stacked
          rows={rows
            .toSorted((a, b) => b.clicks - a.clicks)
            .map((row) => ({
              name: nameOf(row),
              counts: { turns: row.turns, returning: row.returning, others: row.cover + row.fallback },
            }))}
          series={[
            { name: "turns", label: t("byTurn"), color: "brand.6" },
            { name: "returning", label: t("returning"), color: "blue.5" },
            { name: "others", label: t("coverAndBackup"), color: "orange.6" },
          ]}
        />
        <DataTable
          label={t("cs")}
          columns={columns}
          rows={rows}
          keyOf={({ agentId }) => agentId ?? "backup"}
        />
      </ReportCard>
      <SharesCard />
    </Stack>
  );
}
