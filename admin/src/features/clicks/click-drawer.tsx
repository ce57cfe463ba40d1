import { Drawer, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { ClickAd } from "./click-ad.tsx";
import { ClickConsent } from "./click-consent.tsx";
import { ClickDecision } from "./click-decision.tsx";
import { ClickEvent } from "./click-event.tsx";
import { ClickPerson } from "./click-person.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";
import { clickQueries } from "./queries.ts";

/** All that is known of a click: why it went where it went, and what was told of it. */
export function ClickDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useClickDetailTexts();
  const format = useFormat();
  const isPhone = useMediaQuery("(max-width: 48em)", false, { getInitialValueInEffect: false });
  const { data: click, error, refetch } = useQuery(clickQueries.detail(id));
  return (
    <Drawer
      opened
      onClose={onClose}
      title={click ? t("title", { time: format.moment(click.at) }) : t("loading")}
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
