import { Paper } from "@mantine/core";
import { IconSearchOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { LeadList } from "./lead-list.tsx";
import { leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useChosen } from "./use-chosen.ts";

/** What a search found, in whichever list it stands. */
export function FoundLeads({ q }: { q: string }) {
  const t = useLeadTexts();
  const found = useQuery(leadQueries.search(q));
  const leads = found.data?.items ?? [];
  const { chosen, choose, none } = useChosen(leads);
  if (found.isError) return <LoadProblem error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <Paper withBorder style={{ overflow: "hidden" }} aria-live="polite">
        {found.isPending && <ListSkeleton label={t("searching")} />}
        {found.isSuccess && leads.length === 0 && (
          <EmptyState
            icon={<IconSearchOff aria-hidden />}
            title={t("nothingFound")}
            about={t("nothingFoundAbout")}
          />
        )}
        {leads.length > 0 && <LeadList leads={leads} chosen={chosen} onChoose={choose} withTab />}
      </Paper>
      {chosen.size > 0 && <BulkBar tab="contact" ids={[...chosen]} onDone={none} />}
    </>
  );
}
