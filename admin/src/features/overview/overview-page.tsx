import { Skeleton } from "@mantine/core";
import { useInterval } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { FirstSteps } from "./first-steps.tsx";
import styles from "./overview.module.css";
import { findDays, PERIODS } from "./period.ts";
import { PeriodSwitch } from "./period-switch.tsx";
import { overviewQueries } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

const MINUTE_MS = 60_000;

// Loaded with the first figures: what everybody opens first begins small.
const Parts = lazy(async () => ({ default: (await import("./overview-parts.tsx")).OverviewParts }));

export function OverviewPage() {
  const t = useOverviewTexts();
  const [search, setSearch] = useSearchParams();
  const [now, setNow] = useState(() => Date.now());
  // Whoever leaves it open sees the new day.
  useInterval(() => setNow(Date.now()), MINUTE_MS, { autoInvoke: true });
  const { data: session } = useQuery(sessionQueries.current());
  const timeZone = session?.deployment.timeZone ?? "UTC";
  const period = PERIODS.find((known) => known === search.get("time")) ?? "7";
  const days = findDays(period, timeZone, now);
  const figures = useQuery({ ...overviewQueries.figures(days), enabled: session !== undefined });
  return (
    <>
      <PageHeader title={t("title")} about={t("about", { zone: timeZone })}>
        <PeriodSwitch
          period={period}
          onChoose={(time) => setSearch(time === "7" ? {} : { time }, { replace: true })}
        />
      </PageHeader>
      <FirstSteps />
      {figures.data || figures.error ? (
        <Suspense fallback={<PlaceOfParts />}>
          <Parts
            overview={figures.data}
            problem={<LoadProblem error={figures.error} onRetry={() => void figures.refetch()} />}
            period={period}
            days={days}
          />
        </Suspense>
      ) : (
        <PlaceOfParts />
      )}
    </>
  );
}

/** As large as what comes, so that nothing jumps. */
function PlaceOfParts() {
  const t = useOverviewTexts();
  return (
    <div className={styles["page"]} role="status" aria-label={t("loading")}>
      <Skeleton className={styles["side"] ?? ""} h={330} />
      <div className={styles["top"]}>
        <Skeleton h={46} mb="md" />
        <div className={styles["tiles"]}>
          {["today", "clicks", "leads", "events"].map((tile) => (
            <Skeleton key={tile} h={134} />
          ))}
        </div>
      </div>
      <Skeleton className={styles["main"] ?? ""} h={368} />
    </div>
  );
}
