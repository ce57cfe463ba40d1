import { Alert, Button, Paper, Stack, Text } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { useFormat } from "../../../ui/use-format.ts";
import styles from "../list.module.css";
import { CheckRow } from "./check-row.tsx";
import { checkQueries } from "./queries.ts";
import { useCheckTexts } from "./texts.ts";

const COLORS = { ok: "brand", warn: "orange", fail: "red" } as const;
/** What is missing stands above what is well. */
const ORDER = ["fail", "warn", "ok"] as const;

export function ChecksPage() {
  const t = useCheckTexts();
  const { i18n } = useTranslation();
  const { moment, number } = useFormat();
  const checks = useQuery(checkQueries.all(i18n.language));
  const { data } = checks;
  const open = data?.checks.filter(({ state }) => state !== "ok").length ?? 0;
  const sorted = ORDER.flatMap((state) => data?.checks.filter((check) => check.state === state) ?? []);
  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        <Button
          leftSection={<IconRefresh size={18} aria-hidden />}
          loading={checks.isFetching}
          onClick={() => void checks.refetch()}
        >
          {t("again")}
        </Button>
      </PageHeader>
      <Stack gap="md">
        {checks.isError && <LoadProblem error={checks.error} onRetry={() => void checks.refetch()} />}
        {checks.isPending && (
          <Paper withBorder>
            <ListSkeleton label={t("loading")} />
          </Paper>
        )}
        {data && (
          <>
            <div aria-live="polite">
              <Alert color={COLORS[data.state]} title={t(`${data.state}Title`)}>
                <Text size="sm">
                  {open > 0 && `${t("open", { count: number(open) })} `}
                  {t("checkedAt", { at: moment(data.at) })}
                </Text>
              </Alert>
            </div>
            <Paper withBorder style={{ overflow: "hidden" }}>
              <ul className={styles["list"]} aria-label={t("title")}>
                {sorted.map((check) => (
                  <CheckRow key={check.key} check={check} />
                ))}
              </ul>
            </Paper>
          </>
        )}
      </Stack>
    </>
  );
}
