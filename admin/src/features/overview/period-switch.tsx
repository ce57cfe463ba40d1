import { Button, Group } from "@mantine/core";
import { type Period, PERIODS } from "./period.ts";
import { useOverviewTexts } from "./texts.ts";

export function PeriodSwitch({ period, onChoose }: { period: Period; onChoose: (period: Period) => void }) {
  const t = useOverviewTexts();
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={t("period")}>
      {PERIODS.map((value) => {
        const chosen = value === period;
        return (
          <Button
            key={value}
            size="xs"
            variant={chosen ? "light" : "subtle"}
            color={chosen ? "brand" : "gray"}
            aria-pressed={chosen}
            onClick={() => onChoose(value)}
          >
            {t(`period_${value}`)}
          </Button>
        );
      })}
    </Group>
  );
}
