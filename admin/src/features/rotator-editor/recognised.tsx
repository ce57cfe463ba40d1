import { Skeleton, Text } from "@mantine/core";
import { readDay } from "@rotator/shared/core/day";
import { addDays } from "@rotator/shared/core/days";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQueries } from "../../session-queries.ts";
import { useFormat } from "../../ui/use-format.ts";
import { editorQueries } from "./queries.ts";
import { useSettingTexts } from "./setting-texts.ts";

const DAYS = 30;

/** How many of the last days' clicks came from customers who were recognised. */
export function Recognised({ rotatorId }: { rotatorId: string }) {
  const t = useSettingTexts();
  const format = useFormat();
  const [now] = useState(Date.now);
  const { data: session } = useQuery(sessionQueries.current());
  const today = readDay(now, session?.deployment.timeZone ?? "UTC");
  const found = useQuery({
    ...editorQueries.recognised(rotatorId, addDays(today, 1 - DAYS), today),
    enabled: session !== undefined,
  });
  // Beside the setting it explains it; that it cannot be had now is no reason to stop.
  if (found.isError) return null;
  if (!found.data) return <Skeleton h={20} maw={420} />;
  const { clicks, recognised } = found.data;
  if (clicks === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("recognisedNone")}
      </Text>
    );
  return (
    <Text size="sm">
      {t("recognised", {
        recognised: format.number(recognised),
        clicks: format.number(clicks),
        share: format.percent(recognised / clicks),
      })}
    </Text>
  );
}
