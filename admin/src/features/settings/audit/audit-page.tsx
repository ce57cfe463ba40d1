import { Paper, Stack } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../../../session-queries.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import styles from "../list.module.css";
import { useMay } from "../use-may.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { ChangeRow } from "./change-row.tsx";
import { auditQueries } from "./queries.ts";
import { readFilter } from "./read-filter.ts";
import { useAuditTexts } from "./texts.ts";

export function AuditPage() {
  const t = useAuditTexts();
  const [search] = useSearchParams();
  const { data: session } = useQuery(sessionQueries.current());
  const timeZone = session?.deployment.timeZone ?? "UTC";
  const changes = useInfiniteQuery(auditQueries.list(readFilter(search, timeZone)));
  const mayReadKeys = useMay("api-keys:read");
  const { data: people = [] } = useQuery(auditQueries.people());
  const { data: keys = [] } = useQuery({ ...auditQueries.keys(), enabled: mayReadKeys });
  const all = changes.data?.pages.flatMap(({ items }) => items) ?? [];
  const actors = [
    ...people.map(({ id, name }) => ({ value: `user:${id}`, label: name })),
    ...keys.map(({ id, name }) => ({ value: `key:${id}`, label: t("keyNamed", { name }) })),
  ];

  function nameActor(actor: string | null): string {
    if (actor === null) return t("system");
    const known = actors.find(({ value }) => value === actor)?.label;
    return known ?? t(actor.startsWith("key:") ? "someKey" : "formerPerson");
  }

  return (
    <>
      <PageHeader title={t("title")} about={t("about")} />
      <Stack gap="md">
        <AuditFilters actors={actors} />
        {changes.isError ? (
          <LoadProblem error={changes.error} onRetry={() => void changes.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {changes.isPending && <ListSkeleton label={t("loading")} />}
            {changes.isSuccess && all.length === 0 && !changes.hasNextPage && (
              <EmptyState
                icon={<IconHistory aria-hidden />}
                title={t(search.size === 0 ? "emptyTitle" : "noneTitle")}
                about={t(search.size === 0 ? "emptyAbout" : "noneAbout")}
              />
            )}
            {all.length > 0 && (
              <ul className={styles["list"]} aria-label={t("title")}>
                {all.map((change) => (
                  <ChangeRow key={change.id} change={change} who={nameActor(change.actor)} />
                ))}
              </ul>
            )}
          </Paper>
        )}
        <MoreButton list={changes} />
      </Stack>
    </>
  );
}
