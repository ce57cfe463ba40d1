import { Anchor, Stack, Text } from "@mantine/core";
import type { ClickDetail } from "@rotator/shared/contract/clicks";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LANGUAGES } from "../../language.ts";
import { useFormat } from "../../ui/use-format.ts";
import { DetailSection } from "./detail-section.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";

type Event = NonNullable<ClickDetail["event"]>;

/** The story of the event that the click was told as. */
export function ClickEvent({ event }: { event: Event | null }) {
  const t = useClickDetailTexts();
  return (
    <DetailSection title={t("event")}>
      {event === null ? <Text size="sm">{t("noEvent")}</Text> : <Story event={event} />}
    </DetailSection>
  );
}

function Story({ event }: { event: Event }) {
  const t = useClickDetailTexts();
  const format = useFormat();
  const { i18n } = useTranslation();
  const language = LANGUAGES.find((known) => known === i18n.language) ?? "en";
  const words = event.reason === null ? undefined : describeDelivery(event.reason, language);
  const time = format.moment(event.finishedAt ?? event.createdAt);
  const isAgain = event.status === "waiting" && event.tries > 0;
  return (
    <Stack gap={4}>
      <Text size="sm">{t("made", { name: event.eventName, time: format.moment(event.createdAt) })}</Text>
      <Text size="sm" fw={600}>
        {t(isAgain ? "waitingAgain" : event.status, { time, tries: format.number(event.tries) })}
      </Text>
      {words && event.status !== "delivered" && (
        <Text size="sm">
          {words.title} {words.nextStep}
        </Text>
      )}
      <Anchor component={Link} to={`/conversions/events?time=all&event=${event.id}`} size="sm">
        {t("openEvent")}
      </Anchor>
    </Stack>
  );
}
