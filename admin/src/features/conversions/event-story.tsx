import "@mantine/core/styles/Timeline.css";
import { Text, Timeline } from "@mantine/core";
import { useFormat } from "../../ui/use-format.ts";
import type { EventDetail } from "./event-drawer.tsx";
import { useEventTexts } from "./event-texts.ts";
import { useNames } from "./use-names.ts";

interface Step {
  title: string;
  at?: number;
  about?: string;
}

/** From the click to Meta's word on it. */
export function EventStory({ event }: { event: EventDetail }) {
  const format = useFormat();
  const steps = useSteps(event);
  return (
    <Timeline active={steps.length} bulletSize={14} lineWidth={2}>
      {steps.map(({ title, at, about }) => (
        <Timeline.Item key={title} title={title}>
          {about !== undefined && <Text size="sm">{about}</Text>}
          {at !== undefined && (
            <Text size="sm" c="dimmed">
              {format.moment(at)}
            </Text>
          )}
        </Timeline.Item>
      ))}
    </Timeline>
  );
}

function useSteps(event: EventDetail): Step[] {
  const t = useEventTexts();
  const names = useNames();
  const { status, eventName, pixelId, rotatorId, clickId, eventAt, createdAt, tries } = event;
  const { heldAt, dueAt, finishedAt } = event;
  const begun =
    clickId === null
      ? { title: t("happened"), about: t("happenedAbout"), at: eventAt }
      : { title: t("clicked"), about: t("clickedAbout", { rotator: names.rotator(rotatorId) }), at: eventAt };
  const steps: Step[] = [
    begun,
    {
      title: t("made"),
      about: t("madeAbout", { name: eventName, pixel: names.pixel(pixelId) }),
      at: createdAt,
    },
  ];
  if (tries > 0) steps.push({ title: tries === 1 ? t("triedOnce") : t("tried", { tries }) });
  if (status === "held" && heldAt !== null) steps.push({ title: t("heldSince"), at: heldAt });
  if (status === "waiting" && tries > 0) steps.push({ title: t("next"), at: dueAt });
  if ((status === "delivered" || status === "rejected") && finishedAt !== null)
    steps.push({ title: t(`finished_${status}`), at: finishedAt });
  return steps;
}
