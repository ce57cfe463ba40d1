import { Button, Paper, SegmentedControl, Stack } from "@mantine/core";
import { IconArrowsSplit2, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useSearchParams } from "react-router";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { rotatorQueries } from "./queries.ts";
import { RotatorList } from "./rotator-list.tsx";
import { useRotatorTexts } from "./texts.ts";

export function RotatorsPage() {
  const t = useRotatorTexts();
  const [search, setSearch] = useSearchParams();
  const archived = search.get("show") === "archived";
  const rotators = useInfiniteQuery(rotatorQueries.list(archived));
  const all = rotators.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        <Button component={Link} to="/rotators/new" leftSection={<IconPlus size={18} aria-hidden />}>
          {t("new")}
        </Button>
      </PageHeader>
      <Stack>
        <SegmentedControl
          aria-label={t("show")}
          data={[
            { value: "in_use", label: t("inUse") },
            { value: "archived", label: t("archived") },
          ]}
          value={archived ? "archived" : "in_use"}
          onChange={(show) => setSearch(show === "archived" ? { show } : {}, { replace: true })}
          style={{ alignSelf: "flex-start" }}
        />
        {rotators.isError ? (
          <LoadProblem error={rotators.error} onRetry={() => void rotators.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {rotators.isPending && <ListSkeleton label={t("loading")} />}
            {rotators.isSuccess && all.length === 0 && (
              <EmptyState
                icon={<IconArrowsSplit2 aria-hidden />}
                title={t(archived ? "emptyArchived" : "emptyTitle")}
                about={t(archived ? "emptyArchivedAbout" : "emptyAbout")}
              >
                {!archived && (
                  <Button component={Link} to="/rotators/new">
                    {t("new")}
                  </Button>
                )}
              </EmptyState>
            )}
            {all.length > 0 && <RotatorList rotators={all} />}
          </Paper>
        )}
        <MoreButton list={rotators} />
      </Stack>
    </>
  );
}
