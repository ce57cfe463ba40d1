import { useQuery } from "@tanstack/react-query";
import { Outlet, useLocation } from "react-router";
import { PageHeader } from "../../ui/page-header.tsx";
import { PeriodPicker } from "../../ui/period-picker.tsx";
import { PageTabs } from "../../ui/page-tabs.tsx";
import { useDaysText } from "../../ui/use-days-text.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { useReportSearch } from "./use-report-search.ts";
import { reportQueries } from "./queries.ts";
import { StairsCard } from "./stairs.tsx";
import { useReportTexts } from "./texts.ts";

const PARTS = ["ads", "cs", "rotators", "places", "hours", "clicks"] as const;

/** The frame of all reports: the same days for each. */
export function ReportsPage() {
  const t = useReportTexts();
  const daysText = useDaysText();
  const { pathname } = useLocation();
  const search = useReportSearch();
  const { period } = usePeriod();
  const { data } = useQuery(reportQueries.stairs(period));
  const compared = data?.comparison;
  return (
    <>
      <PageHeader
        title={t("title")}
        about={
          compared && data
            ? t("about", {
                days: daysText({ from: compared.fromDay, to: compared.toDay }),
                zone: data.timeZone,
              })
            : "\u00A0"
        }
      >
        <PeriodPicker />
      </PageHeader>
      {pathname !== "/reports/clicks" && <StairsCard />}
      <PageTabs
        label={t("parts")}
        tabs={PARTS.map((part) => ({ to: `/reports/${part}${search}`, text: t(part) }))}
      />
      <Outlet />
    </>
  );
}
