import { Button, Group, Stack } from "@mantine/core";
import { Link, useParams } from "react-router";
import { writePeriod } from "../../ui/period.ts";
import { PeriodPicker } from "../../ui/period-picker.tsx";
import { usePeriod } from "../../ui/use-period.ts";
import { ClicksView } from "./clicks-view.tsx";
import { useClickTexts } from "./texts.ts";

/** A rotator's clicks, with the way to what each of its CS got. */
export function RotatorClicks() {
  const t = useClickTexts();
  const { id = "" } = useParams();
  const { period } = usePeriod();
  const days = period.preset === "own" ? period : period.preset;
  const shares = writePeriod(new URLSearchParams({ rotator: id }), days);
  return (
    <Stack>
      <Group gap="sm">
        <PeriodPicker />
        <Button component={Link} variant="default" to={`/reports/cs?${shares}`}>
          {t("shares")}
        </Button>
      </Group>
      <ClicksView rotatorId={id} />
    </Stack>
  );
}
