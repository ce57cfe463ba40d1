import { Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconFilter, IconPointer } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { MOST_CLICKS_IN_FILE } from "@rotator/shared/core/click-file";
import { CsvButton } from "../../ui/csv-button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { usePeriod } from "../../ui/use-period.ts";
import { ClickDrawer } from "./click-drawer.tsx";
import { ClickFilters } from "./click-filters.tsx";
import { ClickList } from "./click-list.tsx";
import styles from "./click-list.module.css";
import { clickQueries } from "./queries.ts";
import { useClickTexts } from "./texts.ts";
import { useClickSearch } from "./use-click-search.ts";

/** Clicks of the days and filters in the address, of all rotators or of one. */
export function ClicksView({ rotatorId }: { rotatorId?: string }) {
  const t = useClickTexts();
  const format = useFormat();
  const { period } = usePeriod();
  const { chosen, filter, count, openedId, set, clear, close, linkTo } = useClickSearch(rotatorId);
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const [filtersOpened, { toggle }] = useDisclosure();
  const list = useInfiniteQuery(clickQueries.list(filter));
  const clicks = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const isLooking = list.isSuccess && clicks.length === 0 && list.hasNextPage;
  const withRotator = rotatorId === undefined;
  return (
    <Stack>
      {isPhone && (
        <Button
          variant="default"
          leftSection={<IconFilter size={16} aria-hidden />}
          aria-expanded={filtersOpened}
          onClick={toggle}
        >
          {count === 0 ? t("filters") : t("filtersCount", { count })}
        </Button>
      )}
      {(!isPhone || filtersOpened) && (
        <Paper withBorder p="md">
          <ClickFilters chosen={chosen} withRotator={withRotator} onChange={set} />
        </Paper>
      )}
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" role="status">
          {list.isSuccess &&
            clicks.length > 0 &&
            t(list.hasNextPage ? "shownSoFar" : "shownAll", { count: format.number(clicks.length) })}
        </Text>
        <Group gap="sm">
          {count > 0 && (
            <Button variant="subtle" size="xs" onClick={clear}>
              {t("clear")}
            </Button>
          )}
          <CsvButton
            address={`/api/clicks.csv?${new URLSearchParams(filter)}`}
            file={`clicks-${period.from}-${period.to}.csv`}
            name={t("title")}
            isLarge
            mostRows={MOST_CLICKS_IN_FILE}
          />
        </Group>
      </Group>
      {list.isError ? (
        <LoadProblem error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Paper
          withBorder
          style={{ overflow: "hidden" }}
          aria-busy={list.isPlaceholderData}
          className={(list.isPlaceholderData ? styles["busy"] : undefined) ?? ""}
        >
          {(list.isPending || isLooking) && <ListSkeleton label={t(isLooking ? "looking" : "loading")} />}
          {list.isSuccess && clicks.length === 0 && !list.hasNextPage && (
            <EmptyState
              icon={<IconPointer aria-hidden />}
              title={t(count > 0 ? "noneTitle" : "emptyTitle")}
              about={t(count > 0 ? "noneAbout" : "emptyAbout")}
            >
              {count > 0 && <Button onClick={clear}>{t("clear")}</Button>}
            </EmptyState>
          )}
          {clicks.length > 0 && <ClickList clicks={clicks} withRotator={withRotator} linkTo={linkTo} />}
        </Paper>
      )}
      <MoreButton list={list} />
      <ClickDrawer id={openedId} onClose={close} />
    </Stack>
  );
}
