import { Badge, Group, Stack, Text } from "@mantine/core";
import type { LeadDetail } from "@rotator/shared/contract/leads";
import { useFormat } from "../../ui/use-format.ts";
import { useLeadTexts } from "./texts.ts";

const COLORS = { waiting: "gray", sending: "gray", delivered: "brand", held: "orange", rejected: "red" };

/** What Meta was told of a lead. */
export function LeadEvents({ events }: { events: LeadDetail["conversionEvents"] }) {
  const t = useLeadTexts();
  const format = useFormat();
  if (events.length === 0) return <Text c="dimmed">{t("noEvents")}</Text>;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
      {events.map(({ id, eventName, eventAt, status }) => (
        <Group key={id} component="li" justify="space-between" gap="xs">
          <div>
            <Text size="sm" fw={500}>
              {eventName}
            </Text>
            <Text size="sm" c="dimmed">
              {format.moment(eventAt)}
            </Text>
          </div>
          <Badge variant="light" color={COLORS[status]} tt="none">
            {t(`event_${status}`)}
          </Badge>
        </Group>
      ))}
    </Stack>
  );
}
