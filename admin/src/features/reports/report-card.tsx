import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import { IconChartBar } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import styles from "./reports.module.css";
import { useReportTexts } from "./texts.ts";

interface Props {
  title: string;
  about?: string;
  /** Copy and CSV, or a choice. */
  actions?: ReactNode;
  report: {
    isPending: boolean;
    isPlaceholderData: boolean;
    error: Error | null;
    refetch: () => Promise<unknown>;
  };
  isEmpty: boolean;
  children: ReactNode;
}

/** One report: while it loads, when it failed, and when there is nothing to tell. */
export function ReportCard({ title, about, actions, report, isEmpty, children }: Props) {
  const t = useReportTexts();
  return (
    <Paper withBorder component="section" aria-label={title} className={styles["card"] ?? ""}>
      <Group justify="space-between" p="md" gap="sm">
        <Stack gap={2} maw={640}>
          <Title order={2} size="h4">
            {title}
          </Title>
          {about !== undefined && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </Stack>
        {!report.isPending && !report.error && actions}
      </Group>
      <ReportBody report={report}>
        {isEmpty ? (
          <EmptyState icon={<IconChartBar aria-hidden />} title={t("emptyTitle")} about={t("emptyAbout")} />
        ) : (
          children
        )}
      </ReportBody>
    </Paper>
  );
}

function ReportBody({ report, children }: Pick<Props, "report" | "children">) {
  const t = useReportTexts();
  if (report.error) return <LoadProblem error={report.error} onRetry={() => void report.refetch()} />;
  if (report.isPending) return <ListSkeleton label={t("loading")} />;
  return (
    <div className={styles["body"]} aria-busy={report.isPlaceholderData}>
      {children}
    </div>
  );
}
