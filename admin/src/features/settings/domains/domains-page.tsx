import { Button, Paper, Stack } from "@mantine/core";
import type { Domain } from "@rotator/shared/contract/domains";
import { IconPlus, IconWorldWww } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { ListSkeleton } from "../../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../../ui/load-problem.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { useMay } from "../use-may.ts";
import { AddDomain } from "./add-domain.tsx";
import { DomainCard } from "./domain-card.tsx";
import { domainQueries } from "./queries.ts";
import { RemoveDomain } from "./remove-domain.tsx";
import { useDomainTexts } from "./texts.ts";

type Opened = { kind: "add" } | { kind: "remove"; domain: Domain };

export function DomainsPage() {
  const t = useDomainTexts();
  const domains = useInfiniteQuery(domainQueries.list());
  const mayChange = useMay("domains:write");
  const [opened, setOpened] = useState<Opened>();
  const close = () => setOpened(undefined);
  const all = domains.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <PageHeader title={t("title")} about={t("about")}>
        {mayChange && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened({ kind: "add" })}>
            {t("add")}
          </Button>
        )}
      </PageHeader>
      <Stack gap="md">
        {domains.isError && <LoadProblem error={domains.error} onRetry={() => void domains.refetch()} />}
        {domains.isPending && (
          <Paper withBorder>
            <ListSkeleton label={t("loading")} />
          </Paper>
        )}
        {domains.isSuccess && all.length === 0 && (
          <Paper withBorder>
            <EmptyState icon={<IconWorldWww aria-hidden />} title={t("emptyTitle")} about={t("emptyAbout")}>
              {mayChange && <Button onClick={() => setOpened({ kind: "add" })}>{t("add")}</Button>}
            </EmptyState>
          </Paper>
        )}
        {all.map((domain) => (
          <DomainCard
            key={domain.id}
            domain={domain}
            mayChange={mayChange}
            onRemove={() => setOpened({ kind: "remove", domain })}
          />
        ))}
        <MoreButton list={domains} />
      </Stack>
      {opened?.kind === "add" && <AddDomain onClose={close} />}
      {opened?.kind === "remove" && <RemoveDomain domain={opened.domain} onClose={close} />}
    </>
  );
}
