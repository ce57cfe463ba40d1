import { Button, Paper, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconPlus, IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { CsvButton } from "../../ui/csv-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { CreateLead, EMPTY_DRAFT } from "./create-lead.tsx";
import { FoundLeads } from "./found-leads.tsx";
import { ImportLeads } from "./import-leads.tsx";
import { LeadFilters } from "./lead-filters.tsx";
import { LeadSearch } from "./lead-search.tsx";
import { LeadTabs } from "./lead-tabs.tsx";
import { LeadsOfTab } from "./leads-of-tab.tsx";
import { useLeadTexts } from "./texts.ts";
import { useDraft } from "./use-draft.ts";
import { useLeadFilter } from "./use-lead-filter.ts";

const TYPING_MS = 300;

export function LeadsPage() {
  const t = useLeadTexts();
  const { tab, filter, search, isFiltered, set, clear } = useLeadFilter();
  const opened = search.get("open");
  const open = (what: "create" | "import" | "") => set("open", what);
  const [draft, setDraft] = useDraft("new lead", EMPTY_DRAFT);
  const [typed, setTyped] = useTyped();
  const [q] = useDebouncedValue(typed.trim(), TYPING_MS);

  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        <CsvButton
          address={`/api/leads.csv?${new URLSearchParams({ tab, ...filter })}`}
          file="leads.csv"
          isLarge={tab === "clicked"}
          name={t("title")}
        />
        <Button
          variant="default"
          size="xs"
          leftSection={<IconUpload size={16} aria-hidden />}
          onClick={() => open("import")}
        >
          {t("import")}
        </Button>
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open("create")}>
          {t("create")}
        </Button>
      </PageHeader>
      <Stack>
        <Paper withBorder p="md">
          <Stack gap="sm">
            <LeadSearch value={typed} onChange={setTyped} />
            {q === "" && <LeadFilters tab={tab} search={search} onChange={set} />}
          </Stack>
        </Paper>
        {q === "" ? (
          <>
            <LeadTabs
              tab={tab}
              filter={filter}
              onChange={(next) => set("show", next === "contact" ? "" : next)}
            />
            <LeadsOfTab
              key={tab}
              tab={tab}
              filter={filter}
              isFiltered={isFiltered}
              onClear={clear}
              onCreate={() => open("create")}
            />
          </>
        ) : (
          <FoundLeads q={q} />
        )}
      </Stack>
      {opened === "create" && <CreateLead draft={draft} onChange={setDraft} onClose={() => open("")} />}
      {opened === "import" && <ImportLeads onClose={() => open("")} />}
    </>
  );
}

/** What is looked for is personal, so it stands in no address; coming back finds it all the same. */
function useTyped(): [string, (typed: string) => void] {
  const location = useLocation();
  const navigate = useNavigate();
  const [typed, setTyped] = useState(() => readTyped(location.state));
  return [
    typed,
    (next) => {
      setTyped(next);
      void navigate({ search: location.search }, { replace: true, state: { typed: next } });
    },
  ];
}

function readTyped(state: unknown): string {
  if (typeof state !== "object" || state === null || !("typed" in state)) return "";
  return typeof state.typed === "string" ? state.typed : "";
}
