import { Alert, Box, NativeSelect, Text } from "@mantine/core";
import type { Share } from "@rotator/shared/contract/reports";
import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { useFormat } from "../../ui/use-format.ts";
import { useShareSentence } from "../../ui/use-share-sentence.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { DataTable } from "./data-table.tsx";
import { reportQueries } from "./queries.ts";
import { ReportCard } from "./report-card.tsx";
import styles from "./reports.module.css";
import { TableFiles } from "./table-files.tsx";
import { useReportTexts } from "./texts.ts";
import { useColumns } from "./use-columns.tsx";

/** What was due to each CS of a rotator and what it got, with a sentence that says why. */
export function SharesCard() {
  const t = useReportTexts();
  const format = useFormat();
  const { period } = usePeriod();
  const [search, setSearch] = useSearchParams();
  const rotators = useQuery(reportQueries.rotators(period));
  const busiestFirst = (rotators.data?.rows ?? []).toSorted((a, b) => b.people - a.people);
  const rotatorId = search.get("rotator") ?? busiestFirst[0]?.rotatorId ?? "";
  const report = useQuery({ ...reportQueries.shares(rotatorId, period), enabled: rotatorId !== "" });
  const { text, count } = useColumns();
  const explain = useShareSentence();
  const sentence = (share: Share) => (report.data ? explain(share, report.data) : "");
  const shares = report.data?.shares ?? [];
  const nameOf = ({ name, agentId }: Share) => name ?? agentId ?? t("backupNumber");
  const columns = [
    text<Share>(t("csName"), nameOf),
    count<Share>(t("due"), ({ turns }) => Math.round(turns.due * 10) / 10),
    count<Share>(t("got"), ({ turns }) => turns.got),
    count<Share>(t("deviation"), ({ turns }) => Math.round(turns.deviation * 10) / 10),
    count<Share>(t("returning"), ({ returning }) => returning),
    count<Share>(t("coverAndBackup"), ({ cover, fallback }) => cover + fallback),
    text<Share>(t("explained"), sentence, (share) => (
      <Text component="span" size="sm" display="inline-block" maw={320}>
        {sentence(share)}
      </Text>
    )),
  ];
  const noRotator = rotators.isSuccess && rotatorId === "";
  const name = busiestFirst.find((rotator) => rotator.rotatorId === rotatorId)?.name ?? "";
  return (
    <ReportCard
      title={t("shares")}
      about={t("sharesAbout")}
      report={rotators.isError ? rotators : noRotator ? { ...report, isPending: false } : report}
      isEmpty={shares.length === 0}
      actions={
        <TableFiles
          name={`${t("shares")} ${name}`}
          file={`shares-${rotatorId}-${period.from}-${period.to}`}
          columns={columns}
          rows={shares}
        />
      }
    >
      <Box px="md" pb="md" className={styles["select"] ?? ""}>
        <NativeSelect
          label={t("sharesOf")}
          value={rotatorId}
          data={busiestFirst.map((rotator) => ({ value: rotator.rotatorId, label: rotator.name }))}
          onChange={({ currentTarget: { value } }) =>
            setSearch(
              (now) => {
                now.set("rotator", value);
                return now;
              },
              { replace: true },
            )
          }
        />
      </Box>
      <DataTable
        label={t("shares")}
        columns={columns}
        rows={shares}
        keyOf={({ agentId }) => agentId ?? "backup"}
      />
      {(report.data?.approximateTurns ?? 0) > 0 && (
        <Box p="md">
          <Alert>{t("approximate", { count: format.number(report.data?.approximateTurns ?? 0) })}</Alert>
        </Box>
      )}
    </ReportCard>
  );
}
