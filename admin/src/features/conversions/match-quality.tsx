import { Drawer, Group, NativeSelect, Stack, Text } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./conversions.module.css";
import { conversionQueries } from "./queries.ts";
import { useConversionTexts } from "./texts.ts";
import { useFocusBack } from "../../ui/use-focus-back.ts";

/** Below it, what is missing is named. */
export const SELDOM_PERCENT = 80;

/** What the events of a rotator can be matched by, and what would help. */
export function MatchQuality({ pixel, onClose }: { pixel: Pixel; onClose: () => void }) {
  useFocusBack();
  const t = useConversionTexts();
  const { data: all = [] } = useQuery({
    ...conversionQueries.rotators(),
    enabled: pixel.usedBy.isDefault,
  });
  const [chosen, setChosen] = useState<string>();
  const own = pixel.usedBy.rotators;
  const rotators = [...own, ...all.filter(({ id }) => !own.some((rotator) => rotator.id === id))];
  const rotatorId = chosen ?? rotators[0]?.id;
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("qualityTitle", { name: pixel.name })}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <Stack>
        <Text c="dimmed">{t("qualityAbout")}</Text>
        {rotatorId === undefined ? (
          <Text>{t("qualityNoRotator")}</Text>
        ) : (
          <>
            <NativeSelect
              label={t("qualityRotator")}
              data={rotators.map(({ id, name }) => ({ value: id, label: name }))}
              value={rotatorId}
              onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            />
            <Keys rotatorId={rotatorId} />
          </>
        )}
      </Stack>
    </Drawer>
  );
}

function Keys({ rotatorId }: { rotatorId: string }) {
  const t = useConversionTexts();
  const format = useFormat();
  const { data, error, refetch } = useQuery(conversionQueries.matchQuality(rotatorId));
  if (error) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  if (!data) return <ListSkeleton label={t("loading")} />;
  if (data.events === 0) return <Text>{t("qualityNone")}</Text>;
  return (
    <>
      <Text size="sm">{t("qualityEvents", { count: format.number(data.events) })}</Text>
      <ul className={styles["quality"]}>
        {data.keys.map(({ key, percent, hint }) => (
          <li key={key}>
            <Group justify="space-between" gap="xs" wrap="nowrap">
              <Text fw={600}>{t(`key_${key}`)}</Text>
              <Text fw={600}>{format.percent(percent / 100)}</Text>
            </Group>
            <div className={styles["bar"]} aria-hidden>
              <div style={{ width: `${percent}%` }} />
            </div>
            {percent < SELDOM_PERCENT && (
              <Text size="sm" c="dimmed" mt={4}>
                {hint}
              </Text>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
