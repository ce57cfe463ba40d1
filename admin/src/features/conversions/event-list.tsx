import { Text, UnstyledButton } from "@mantine/core";
import type { ConversionEvent } from "@rotator/shared/contract/conversion-events";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./events.module.css";
import { useEventTexts } from "./event-texts.ts";
import { StateBadge } from "./state-badge.tsx";
import { useNames } from "./use-names.ts";

export function EventList(props: { events: readonly ConversionEvent[]; onOpen: (id: string) => void }) {
  const t = useEventTexts();
  return (
    <ul className={styles["list"]} aria-label={t("list")}>
      {props.events.map((event) => (
        <EventRow key={event.id} event={event} onOpen={() => props.onOpen(event.id)} />
      ))}
    </ul>
  );
}

function EventRow({ event, onOpen }: { event: ConversionEvent; onOpen: () => void }) {
  const t = useEventTexts();
  const format = useFormat();
  const names = useNames();
  const { eventName, rotatorId, pixelId, status, words, eventAt } = event;
  const time = format.moment(eventAt);
  const place = [names.rotator(rotatorId), names.pixel(pixelId)].filter((name) => name !== "").join(" · ");
  return (
    <li className={styles["row"]}>
      <div className={styles["what"]}>
        <UnstyledButton
          className={styles["name"]}
          aria-label={t("open", { name: eventName, time })}
          aria-haspopup="dialog"
          onClick={onOpen}
        >
          {eventName}
        </UnstyledButton>
        <Text size="sm" c="dimmed">
          {place}
        </Text>
      </div>
      <div className={styles["state-cell"]}>
        <StateBadge state={status} />
      </div>
      <Text className={styles["why"] ?? ""} size="sm">
        {status !== "delivered" && words?.title}
      </Text>
      <Text className={styles["when"] ?? ""} size="sm" c="dimmed">
        {time}
      </Text>
    </li>
  );
}
