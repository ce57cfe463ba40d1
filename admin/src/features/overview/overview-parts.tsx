import { Stack } from "@mantine/core";
import type { Overview } from "@rotator/shared/contract/reports";
import { useInViewport } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { alarmQueries } from "../../alarm-queries.ts";
import { AlarmCard } from "../../ui/alarm-card.tsx";
import { ClickChart } from "./click-chart.tsx";
import { LastClick } from "./last-click.tsx";
import styles from "./overview.module.css";
import type { Days, Period } from "./period.ts";
import { RotatorCard } from "./rotator-card.tsx";
import { TeamCard } from "./team-card.tsx";
import { Tiles } from "./tiles.tsx";

const SharesCard = lazy(async () => ({ default: (await import("./shares-card.tsx")).SharesCard }));

interface Props {
  overview: Overview | undefined;
  /** Shown where the figures do not come; the switches are there all the same. */
  problem: ReactNode;
  period: Period;
  days: Days;
}

/** The switches first, for whoever opens it on a phone. */
export function OverviewParts({ overview, problem, period, days }: Props) {
  const { ref, inViewport } = useInViewport();
  const [entered, setEntered] = useState(false);
  if (inViewport && !entered) setEntered(true);
  const { data: alarms } = useQuery(alarmQueries.list());
  return (
    <div className={styles["page"]}>
      <Stack className={styles["side"] ?? ""}>
        <TeamCard />
        <RotatorCard />
      </Stack>
      <Stack className={styles["top"] ?? ""}>
        {alarms?.open.map((alarm) => (
          <AlarmCard key={alarm.id} alarm={alarm} />
        ))}
        {overview ? (
          <>
            <LastClick begun={overview.lastClick} />
            <Tiles overview={overview} period={period} />
          </>
        ) : (
          problem
        )}
      </Stack>
      <Stack className={styles["main"] ?? ""}>
        {overview && <ClickChart overview={overview} />}
        <div ref={ref} className={styles["sharesPlace"]}>
          {entered && (
            <Suspense>
              <SharesCard days={days} />
            </Suspense>
          )}
        </div>
      </Stack>
    </div>
  );
}
