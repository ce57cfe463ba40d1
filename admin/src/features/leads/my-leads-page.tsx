import { Button, Paper, SegmentedControl, Stack, Text, Title } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { readDayStart } from "@rotator/shared/core/day";
import { IconAddressBook } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { OwnLeads } from "./own-leads.tsx";
import { useOwnTexts } from "./own-texts.ts";
import { leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { orderByWaiting } from "./waiting-order.ts";

const REFRESHED_EVERY_MS = 60_000;

/** A CS's own leads: today's first, and among them who waits the longest. */
export function MyLeadsPage() {
  const t = useOwnTexts();
  const leadText = useLeadTexts();
  const [search, setSearch] = useSearchParams();
  const tab = search.get("show") === "clicked" ? "clicked" : "contact";
  const { data: session } = useQuery(sessionQueries.current());
  const [openedAt] = useState(Date.now);
  const midnight = String(readDayStart(openedAt, session?.deployment.timeZone ?? "UTC"));
  const today = useQuery({
    ...leadQueries.all(tab, { from: midnight }),
    refetchInterval: REFRESHED_EVERY_MS,
  });
  const earlier = useInfiniteQuery(leadQueries.list(tab, { to: midnight }));
  const older = earlier.data?.pages.flatMap(({ items }) => items) ?? [];
  // Who came back today waits today.
  const [returned, before] = [older.filter(isToday), older.filter((lead) => !isToday(lead))];
  const newest = today.data && orderByWaiting([...today.data, ...returned]);
  const error = today.error ?? earlier.error;
  const isEmpty = today.data?.length === 0 && earlier.isSuccess && older.length === 0 && !earlier.hasNextPage;

  function isToday({ lastClickAt }: Lead): boolean {
    return lastClickAt !== null && lastClickAt >= Number(midnight);
  }

  function retry() {
    void today.refetch();
    void earlier.refetch();
  }

  return (
    <>
      <PageHeader title={t("myTitle")} />
      <Stack>
        <SegmentedControl
          fullWidth
          aria-label={leadText("show")}
          data={[
            { value: "contact", label: leadText("contact") },
            { value: "clicked", label: leadText("clicked") },
          ]}
          value={tab}
          onChange={(show) => setSearch(show === "clicked" ? { show } : {}, { replace: true })}
        />
        {error && <LoadProblem error={error} onRetry={retry} />}
        {isEmpty && (
          <Paper withBorder>
            <EmptyState
              icon={<IconAddressBook aria-hidden />}
              title={t(`empty_${tab}`)}
              about={t(`empty_${tab}_about`)}
            >
              <Button component={Link} to="/find">
                {t("findTitle")}
              </Button>
            </EmptyState>
          </Paper>
        )}
        {!error && !isEmpty && (
          <>
            <section aria-labelledby="today">
              <Title order={2} size="h4" mb="xs" id="today">
                {t("today")}
              </Title>
              <Paper withBorder style={{ overflow: "hidden" }}>
                {today.isPending && <ListSkeleton label={leadText("loading")} />}
                {newest?.length === 0 && (
                  <Text p="md" c="dimmed">
                    {t("noneToday")}
                  </Text>
                )}
                {newest && <OwnLeads leads={newest} label={t("today")} />}
              </Paper>
            </section>
            {before.length > 0 && (
              <section aria-labelledby="earlier">
                <Title order={2} size="h4" mb="xs" id="earlier">
                  {t("earlier")}
                </Title>
                <Paper withBorder style={{ overflow: "hidden" }}>
                  <OwnLeads leads={before} label={t("earlier")} />
                </Paper>
              </section>
            )}
            <MoreButton list={earlier} />
          </>
        )}
      </Stack>
    </>
  );
}
