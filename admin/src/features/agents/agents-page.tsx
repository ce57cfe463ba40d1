import { Button, Paper, SegmentedControl, Stack, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { IconHeadset, IconPlus } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { AddAgents } from "./add-agents.tsx";
import { AgentList } from "./agent-list.tsx";
import { ArchiveAgent } from "./archive-agent.tsx";
import { EditAgent } from "./edit-agent.tsx";
import { RestoreAgent } from "./restore-agent.tsx";
import { agentQueries } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

type Opened = { kind: "add" } | { kind: "edit" | "archive" | "restore"; agent: Agent };

export function AgentsPage() {
  const t = useAgentTexts();
  const [search, setSearch] = useSearchParams();
  const archived = search.get("show") === "resigned";
  const agents = useInfiniteQuery(agentQueries.list(archived));
  const { data: session } = useQuery(sessionQueries.current());
  const mayChange = session?.user.role !== "staff";
  const timeZone = session?.deployment.timeZone;
  const { data: figures } = useQuery({
    ...agentQueries.figures(timeZone ?? ""),
    enabled: timeZone !== undefined && mayChange,
  });
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const all = agents.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        {mayChange && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened({ kind: "add" })}>
            {t("add")}
          </Button>
        )}
      </PageHeader>
      <Stack align="stretch">
        {mayChange && (
          <SegmentedControl
            aria-label={t("show")}
            data={[
              { value: "working", label: t("working") },
              { value: "resigned", label: t("resigned") },
            ]}
            value={archived ? "resigned" : "working"}
            onChange={(show) => setSearch(show === "resigned" ? { show } : {}, { replace: true })}
            style={{ alignSelf: "flex-start" }}
          />
        )}
        {agents.isError ? (
          <LoadProblem error={agents.error} onRetry={() => void agents.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {agents.isPending && <ListSkeleton label={t("loading")} />}
            {agents.isSuccess && all.length === 0 && (
              <EmptyState
                icon={<IconHeadset aria-hidden />}
                title={t(archived ? "emptyResigned" : "emptyTitle")}
                about={t(archived ? "emptyResignedAbout" : "emptyAbout")}
              >
                {!archived && mayChange && (
                  <Button onClick={() => setOpened({ kind: "add" })}>{t("add")}</Button>
                )}
              </EmptyState>
            )}
            {all.length > 0 && (
              <AgentList
                agents={all}
                figures={figures}
                mayChange={mayChange}
                onEdit={(agent) => setOpened({ kind: "edit", agent })}
                onArchive={(agent) => setOpened({ kind: "archive", agent })}
                onRestore={(agent) => setOpened({ kind: "restore", agent })}
              />
            )}
          </Paper>
        )}
        {figures && all.length > 0 && (
          <Text size="sm" c="dimmed">
            {t("figuresAbout")}
          </Text>
        )}
        <MoreButton list={agents} />
      </Stack>
      {opened?.kind === "add" && <AddAgents known={all} onClose={close} />}
      {opened?.kind === "edit" && <EditAgent agent={opened.agent} known={all} onClose={close} />}
      {opened?.kind === "archive" && <ArchiveAgent agent={opened.agent} others={all} onClose={close} />}
      {opened?.kind === "restore" && <RestoreAgent agent={opened.agent} onClose={close} />}
    </>
  );
}
