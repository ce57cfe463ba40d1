import { Drawer, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { ClickAd } from "./click-ad.tsx";
import { ClickConsent } from "./click-consent.tsx";
import { ClickDecision } from "./click-decision.tsx";
import { ClickEvent } from "./click-event.tsx";
import { ClickPerson } from "./click-person.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";
import { clickQueries } from "./queries.ts";
import { useClickTime } from "./use-click-time.ts";

/** All that is known of a click. It stays mounted while it is closed, so that the focus goes back to the list. */
export function ClickDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const t = useClickDetailTexts();
  const clickTime = useClickTime();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const shownId = useLatest(id);
  const {
    data: click,
    error,
    refetch,
  } = useQuery({ ...clickQueries.detail(shownId ?? ""), enabled: shownId !== undefined });
  return (
    <Drawer
      opened={id !== undefined}
      onClose={onClose}
      title={click ? t("title", { time: clickTime(click.at) }) : t("loading")}
      size={isPhone ? "100%" : 520}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      {error && <LoadProblem error={error} onRetry={() => void refetch()} />}
      {!click && !error && <ListSkeleton label={t("loading")} />}
      {click && (
        <Stack gap="xl">
          <ClickDecision click={click} />
          <ClickAd click={click} />
          <ClickConsent consent={click.consent} />
          <ClickEvent event={click.event} />
          <ClickPerson click={click} />
        </Stack>
      )}
    </Drawer>
  );
}

/** While the drawer slides away it still shows what it showed. */
function useLatest(id: string | undefined): string | undefined {
  const [latest, setLatest] = useState(id);
  if (id !== undefined && id !== latest) setLatest(id);
  return id ?? latest;
}
