import { Alert, Box } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../ui/use-format.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { listAdRows, pickLowest, pickOpen } from "./ad-rows.ts";
import { DataTable } from "./data-table.tsx";
import { reportQueries } from "./queries.ts";
import { ReportBars } from "./report-bars.tsx";
import { ReportCard } from "./report-card.tsx";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useAdColumns } from "./use-ad-columns.tsx";

const NONE: ReadonlySet<string> = new Set();

export function AdsPage() {
  const t = useReportTexts();
  const format = useFormat();
  const { period, today } = usePeriod();
  const report = useQuery(reportQueries.ads(period));
  const compared = report.data && { from: report.data.comparison.fromDay, to: report.data.comparison.toDay };
  const before = useQuery({ ...reportQueries.ads(compared ?? period), enabled: compared !== undefined });
  const [opened, setOpened] = useState(NONE);
  const toggle = (key: string) =>
    setOpened((keys) => new Set(keys.has(key) ? [...keys].filter((open) => open !== key) : [...keys, key]));

  const campaigns = report.data?.campaigns ?? [];
  const rows = listAdRows({ campaigns });
  const { shown, copied, nameOf } = useAdColumns(campaigns, before.data?.campaigns, opened, toggle);
  const leftOut = report.data?.peopleLeftOut ?? 0;
  return (
    <ReportCard
      title={t("ads")}
      about={period.to === today ? `${t("adsAbout")} ${t("dayRuns")}` : t("adsAbout")}
      report={report}
      isEmpty={rows.length === 0}
      actions={
        <TableFiles
          name={t("ads")}
          file={`ads-${period.from}-${period.to}`}
          columns={copied}
          rows={pickLowest(rows)}
        />
      }
    >
      <ReportBars
        rows={campaigns.map((campaign) => ({
          name: nameOf([campaign]),
          counts: { people: campaign.people, withContact: campaign.withContact, won: campaign.won },
        }))}
        series={[
          { name: "people", label: t("people"), color: "brand.6" },
          { name: "withContact", label: t("withContact"), color: "blue.5" },
          { name: "won", label: t("won"), color: "orange.6" },
        ]}
      />
      <DataTable label={t("ads")} columns={shown} rows={pickOpen(rows, opened)} keyOf={({ key }) => key} />
      {leftOut > 0 && (
        <Box p="md">
          <Alert>{t("adsLeftOut", { count: format.number(leftOut) })}</Alert>
        </Box>
      )}
    </ReportCard>
  );
}
