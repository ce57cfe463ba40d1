import { Button, Group, Paper, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconBook, IconListDetails, IconSend } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { sessionQueries } from "../../session-queries.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { CodeTable } from "./code-table.tsx";
import { ConversionFrame } from "./conversion-frame.tsx";
import { EventDrawer } from "./event-drawer.tsx";
import { EventFilters } from "./event-filters.tsx";
import { EventList } from "./event-list.tsx";
import { findStart, readEventSearch } from "./event-search.ts";
import { useEventTexts } from "./event-texts.ts";
import { conversionQueries } from "./queries.ts";
import { SendAll } from "./send-all.tsx";
import { StateFilter } from "./state-filter.tsx";

const COUNTED_BACK_MS = 100 * 86_400_000;

export function EventsPage() {
  const t = useEventTexts();
  const [search, setSearch] = useSearchParams();
  const [openedAt] = useState(() => Date.now());
  const { data: session } = useQuery(sessionQueries.current());
  const timeZone = session?.deployment.timeZone ?? "UTC";
  const { time, ...filter } = readEventSearch(search);
  const from = findStart(time, timeZone, openedAt);
  const asked = { ...filter, ...(from !== undefined && { from }) };
  const enabled = session !== undefined;
  const events = useInfiniteQuery({ ...conversionQueries.events(asked), enabled });
  const { data: counts } = useQuery({
    ...conversionQueries.counts(from ?? openedAt - COUNTED_BACK_MS, findEnd(openedAt)),
    enabled,
  });
  const [codesOpened, codes] = useDisclosure();
  const [sendOpened, send] = useDisclosure();
  const eventId = search.get("event") ?? undefined;
  const all = events.data?.pages.flatMap(({ items }) => items) ?? [];

  function choose(changes: Record<string, string | undefined>) {
    const next = new URLSearchParams(search);
    for (const [name, value] of Object.entries(changes))
      if (value === undefined || value === "") next.delete(name);
      else next.set(name, value);
    setSearch(next, { replace: true });
  }

  const { status, ...others } = asked;
  const again = status === "delivered" || status === "sending" ? undefined : status;
  return (
    <ConversionFrame
      actions={
        <Button variant="default" leftSection={<IconBook size={18} aria-hidden />} onClick={codes.open}>
          {t("codes")}
        </Button>
      }
    >
      <Stack>
        <StateFilter
          counts={filter.rotatorId === undefined && filter.reason === undefined ? counts : undefined}
          pixelId={filter.pixelId}
          chosen={status}
          onChoose={(state) => choose({ state, why: undefined })}
        />
        <EventFilters filter={filter} time={time} onChoose={choose} />
        {again !== undefined && all.length > 0 && (
          <Group justify="flex-end">
            <Button leftSection={<IconSend size={18} aria-hidden />} onClick={send.open}>
              {t("sendAll")}
            </Button>
          </Group>
        )}
        {events.isError ? (
          <LoadProblem error={events.error} onRetry={() => void events.refetch()} />
        ) : (
          <Paper withBorder style={{ overflow: "hidden" }}>
            {events.isPending && <ListSkeleton label={t("loading")} />}
            {events.isSuccess && all.length === 0 && !events.hasNextPage && (
              <EmptyState
                icon={<IconListDetails aria-hidden />}
                title={t("emptyTitle")}
                about={t("emptyAbout")}
              >
                <Button variant="default" onClick={() => setSearch({ time: "all" }, { replace: true })}>
                  {t("showAll")}
                </Button>
              </EmptyState>
            )}
            {all.length > 0 && <EventList events={all} onOpen={(id) => choose({ event: id })} />}
          </Paper>
        )}
        <MoreButton list={events} />
      </Stack>
      {codesOpened && <CodeTable onClose={codes.close} />}
      {sendOpened && again !== undefined && (
        <SendAll filter={{ status: again, ...others }} onClose={send.close} />
      )}
      {eventId !== undefined && <EventDrawer id={eventId} onClose={() => choose({ event: undefined })} />}
    </ConversionFrame>
  );
}

/** Of the day after tomorrow: clocks differ, and the counts shall be asked for under one address all day. */
function findEnd(nowMs: number): number {
  return nowMs - (nowMs % 86_400_000) + 2 * 86_400_000;
}
