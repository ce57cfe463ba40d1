import "@mantine/dates/styles.css";
import "dayjs/locale/id";
import { Box, Text } from "@mantine/core";
import { DatePicker, DatesProvider } from "@mantine/dates";
import { countDays } from "@rotator/shared/core/days";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Days, MAX_DAYS } from "./period.ts";
import { usePeriodTexts } from "./period-texts.ts";

interface Props {
  period: Days;
  today: string;
  height: number;
  onChoose: (days: Days) => void;
}

export function PeriodCalendar({ period, today, height, onChoose }: Props) {
  const t = usePeriodTexts();
  const { i18n } = useTranslation();
  const [range, setRange] = useState<[string | null, string | null]>([period.from, period.to]);
  const [from, to] = range;
  const days = from !== null && to !== null ? countDays(from, to) : 0;
  return (
    <DatesProvider settings={{ locale: i18n.language, firstDayOfWeek: 1, weekendDays: [] }}>
      <Box mih={height}>
        <DatePicker
          type="range"
          allowSingleDateInRange
          fullWidth
          hideOutsideDates
          value={range}
          defaultDate={period.to}
          maxDate={today}
          ariaLabels={{ previousMonth: t("previous"), nextMonth: t("next") }}
          onChange={(chosen) => {
            setRange(chosen);
            const [first, last] = chosen;
            if (first !== null && last !== null && countDays(first, last) <= MAX_DAYS)
              onChoose({ from: first, to: last });
          }}
        />
        <Text size="sm" c="red" role="alert">
          {days > MAX_DAYS && t("tooLong", { days })}
        </Text>
      </Box>
    </DatesProvider>
  );
}
