import { Button, Paper } from "@mantine/core";
import type { LeadTab } from "@rotator/shared/core/lead";
import { IconAddressBook } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { LeadList } from "./lead-list.tsx";
import { type LeadFilter, leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useChosen } from "./use-chosen.ts";

interface Props {
  tab: LeadTab;
  filter: LeadFilter;
  isFiltered: boolean;
  onClear: () => void;
  onCreate: () => void;
}

export function LeadsOfTab({ tab, filter, isFiltered, onClear, onCreate }: Props) {
  const t = useLeadTexts();
  const leads = useInfiniteQuery(leadQueries.list(tab, filter));
  const all = leads.data?.pages.flatMap(({ items }) => items) ?? [];
  const { chosen, choose, none } = useChosen(all);
  // A page may come empty and others after it.
  const isEmpty = leads.isSuccess && all.length === 0 && !leads.hasNextPage;
  if (leads.isError) return <LoadProblem error={leads.error} onRetry={() => void leads.refetch()} />;
  return (
    <>
      <Paper withBorder style={{ overflow: "hidden" }}>
        {all.length === 0 && !isEmpty && <ListSkeleton label={t("loading")} />}
        {isEmpty && (
          <EmptyState
            icon={<IconAddressBook aria-hidden />}
            title={t(isFiltered ? "noneFits" : `empty_${tab}`)}
            about={t(isFiltered ? "noneFitsAbout" : `empty_${tab}_about`)}
          >
            {isFiltered && (
              <Button variant="default" onClick={onClear}>
                {t("clearFilters")}
              </Button>
            )}
            {!isFiltered && tab === "contact" && <Button onClick={onCreate}>{t("create")}</Button>}
          </EmptyState>
        )}
        {all.length > 0 && <LeadList leads={all} chosen={chosen} onChoose={choose} />}
      </Paper>
      <MoreButton list={leads} />
      {chosen.size > 0 && <BulkBar tab={tab} ids={[...chosen]} onDone={none} />}
    </>
  );
}
