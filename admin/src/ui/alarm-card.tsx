import { Anchor, Group, Paper, Stack, Text, ThemeIcon } from "@mantine/core";
import type { alarmSchema } from "@rotator/shared/contract/alarms";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Link } from "react-router";
import type * as z from "zod";
import { useAlarmTexts } from "./alarm-texts.ts";
import { findAlarmPlace } from "./find-alarm-place.ts";
import { useFormat } from "./use-format.ts";

interface Props {
  alarm: z.infer<typeof alarmSchema>;
  onLeave?: () => void;
}

/** What is wrong, since when, and what to do about it. */
export function AlarmCard({ alarm, onLeave }: Props) {
  const t = useAlarmTexts();
  const format = useFormat();
  const { kind, subjectId, title, text, nextStep, beganAt, endedAt } = alarm;
  const place = findAlarmPlace(kind, subjectId);
  if (endedAt !== null)
    return (
      <div>
        <Text size="sm" fw={600}>
          {title}
        </Text>
        <Text size="sm" c="dimmed">
          {t("lasted", { from: format.moment(beganAt), to: format.moment(endedAt) })}
        </Text>
      </div>
    );
  return (
    <Paper withBorder p="md">
      <Group gap="md" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" color="orange" radius="xl" size={36}>
          <IconAlertTriangle size={20} aria-hidden />
        </ThemeIcon>
        <Stack gap={4}>
          <Text fw={700}>{title}</Text>
          <Text size="sm">{text}</Text>
          <Text size="sm" fw={600}>
            {nextStep}
          </Text>
          <Text size="sm" c="dimmed">
            {t("since", { time: format.moment(beganAt) })}
            {" · "}
            <Anchor component={Link} to={place.to} size="sm" fw={600} {...(onLeave && { onClick: onLeave })}>
              {t(place.text)}
            </Anchor>
          </Text>
        </Stack>
      </Group>
    </Paper>
  );
}
