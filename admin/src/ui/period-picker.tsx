import { Button, Group, Popover, Skeleton, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { type Days, PRESETS, type Preset } from "./period.ts";
import { usePeriodTexts } from "./period-texts.ts";
import { useDaysText } from "./use-days-text.ts";
import { usePeriod } from "./use-period.ts";

const CALENDAR_HEIGHT = 300;
const Calendar = lazy(async () => ({ default: (await import("./period-calendar.tsx")).PeriodCalendar }));

export function PeriodPicker() {
  const t = usePeriodTexts();
  const daysText = useDaysText();
  const { period, today, setPeriod } = usePeriod();
  const [opened, { toggle, close, set }] = useDisclosure();
  const choose = (chosen: Preset | Days) => {
    setPeriod(chosen);
    close();
  };
  const name = t(period.preset);
  const days = daysText(period);
  return (
    <Popover opened={opened} onChange={set} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendar size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
          aria-label={t("period", { name, days })}
          onClick={toggle}
        >
          {period.preset === "own" ? days : name}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="md" w={332} aria-label={t("choose")}>
        <Stack gap="sm">
          <Group gap={8}>
            {PRESETS.map((preset) => (
              <Button
                key={preset}
                size="xs"
                variant={period.preset === preset ? "light" : "default"}
                aria-pressed={period.preset === preset}
                onClick={() => choose(preset)}
              >
                {t(preset)}
              </Button>
            ))}
          </Group>
          <Text size="sm" c="dimmed">
            {t("ownDays")}
          </Text>
          <Suspense fallback={<Skeleton h={CALENDAR_HEIGHT} role="status" aria-label={t("loading")} />}>
            <Calendar period={period} today={today} onChoose={choose} height={CALENDAR_HEIGHT} />
          </Suspense>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
