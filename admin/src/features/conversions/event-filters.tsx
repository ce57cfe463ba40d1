import { NativeSelect } from "@mantine/core";
import { DELIVERY_REASONS, type DeliveryReason } from "@rotator/shared/core/conversion";
import { describeDelivery } from "@rotator/shared/core/describe-delivery";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import styles from "./events.module.css";
import type { EventTime } from "./event-search.ts";
import { useEventTexts } from "./event-texts.ts";
import { conversionQueries, type EventFilter } from "./queries.ts";

interface Props {
  filter: EventFilter;
  time: EventTime;
  onChoose: (changes: Record<string, string>) => void;
}

export function EventFilters({ filter, time, onChoose }: Props) {
  const t = useEventTexts();
  const { i18n } = useTranslation();
  const { data: pixels } = useQuery(conversionQueries.pixels());
  const { data: rotators = [] } = useQuery(conversionQueries.rotators());
  const language = i18n.language === "id" ? "id" : "en";
  const reasonText = (reason: DeliveryReason) => describeDelivery(reason, language).title;
  const named = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  return (
    <div className={styles["filters"]}>
      <NativeSelect
        label={t("time")}
        data={[
          { value: "today", label: t("time_today") },
          { value: "7", label: t("time_7") },
          { value: "30", label: t("time_30") },
          { value: "all", label: t("time_all") },
        ]}
        value={time}
        onChange={({ currentTarget }) => onChoose({ time: currentTarget.value })}
      />
      <NativeSelect
        label={t("pixel")}
        data={[{ value: "", label: t("anyPixel") }, ...(pixels?.items ?? []).map(named)]}
        value={filter.pixelId ?? ""}
        onChange={({ currentTarget }) => onChoose({ pixel: currentTarget.value })}
      />
      <NativeSelect
        label={t("rotator")}
        data={[{ value: "", label: t("anyRotator") }, ...rotators.map(named)]}
        value={filter.rotatorId ?? ""}
        onChange={({ currentTarget }) => onChoose({ rotator: currentTarget.value })}
      />
      {filter.status !== "delivered" && (
        <NativeSelect
          label={t("reason")}
          data={[
            { value: "", label: t("anyReason") },
            ...DELIVERY_REASONS.map((reason) => ({ value: reason, label: reasonText(reason) })),
          ]}
          value={filter.reason ?? ""}
          onChange={({ currentTarget }) => onChoose({ why: currentTarget.value })}
        />
      )}
    </div>
  );
}
