import { Group, Paper, Skeleton, Text, Title, VisuallyHidden } from "@mantine/core";
import type { Stairs } from "@rotator/shared/contract/reports";
import { IconArrowRight, IconEqual, IconMinus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { Change } from "../../ui/change.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { reportQueries } from "./queries.ts";
import styles from "./stairs.module.css";
import { useReportTexts } from "./texts.ts";
import { useRowLinks } from "./use-row-links.ts";
import { WhyDifferent } from "./why-different.tsx";

interface Step {
  name: keyof Stairs;
  sign?: "minus" | "equals" | "leadsTo";
}

const STEPS: readonly Step[] = [
  { name: "all" },
  { name: "previewsAndBots", sign: "minus" },
  { name: "prefetches", sign: "minus" },
  { name: "floods", sign: "minus" },
  { name: "doubleTaps", sign: "minus" },
  { name: "people", sign: "equals" },
  { name: "eventsMade", sign: "leadsTo" },
  { name: "eventsAccepted", sign: "leadsTo" },
];
const SIGNS = { minus: IconMinus, equals: IconEqual, leadsTo: IconArrowRight };

/** What becomes of all requests, step by step; each step leads to its rows. */
export function StairsCard() {
  const t = useReportTexts();
  const { period } = usePeriod();
  const { data, error, refetch, isPlaceholderData } = useQuery(reportQueries.stairs(period));
  // Floods are rare: a step of nothing only asks what it means.
  const steps = STEPS.filter(
    ({ name }) => name !== "floods" || (data && data.stairs.floods + data.before.floods > 0),
  );
  return (
    <Paper withBorder component="section" aria-label={t("stairs")} p="md" mb="md">
      <Group justify="space-between" mb="sm" gap={4}>
        <Title order={2} size="h4">
          {t("stairs")}
        </Title>
        {data && <WhyDifferent timeZone={data.timeZone} />}
      </Group>
      {error ? (
        <LoadProblem error={error} onRetry={() => void refetch()} />
      ) : (
        <ol className={styles["steps"]} aria-busy={isPlaceholderData}>
          {steps.map((step) => (
            <StepItem key={step.name} {...step} data={data} />
          ))}
        </ol>
      )}
    </Paper>
  );
}

function Sign({ sign }: { sign: keyof typeof SIGNS }) {
  const Icon = SIGNS[sign];
  return <Icon className={styles["sign"] ?? ""} size={14} stroke={2.5} aria-hidden />;
}

function StepItem({ name, sign, data }: Step & { data: { stairs: Stairs; before: Stairs } | undefined }) {
  const t = useReportTexts();
  const format = useFormat();
  const links = useRowLinks();
  return (
    <li className={styles["step"]} data-result={sign !== "minus"}>
      <Text size="sm" c="dimmed" fw={600} className={styles["name"] ?? ""}>
        {sign && (
          <>
            <Sign sign={sign} />
            <VisuallyHidden>{`${t(sign)} `}</VisuallyHidden>
          </>
        )}
        {t(name)}
      </Text>
      <div className={styles["figure"]}>
        {data ? (
          <Link
            to={links[name]}
            aria-label={t("showRows", { name: t(name), count: format.number(data.stairs[name]) })}
          >
            {format.number(data.stairs[name])}
          </Link>
        ) : (
          <Skeleton h={28} w={70} component="span" display="block" />
        )}
      </div>
      <div className={styles["change"]}>
        {data && <Change now={data.stairs[name]} before={data.before[name]} />}
      </div>
    </li>
  );
}
