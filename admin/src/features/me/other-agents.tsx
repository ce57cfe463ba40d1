import { Badge, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { OwnAgent } from "@rotator/shared/contract/own-agent";
import { useMeTexts } from "./texts.ts";

export function OtherAgents({ others }: { others: OwnAgent["others"] }) {
  const t = useMeTexts();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="others">
      <Title order={2} size="h4" id="others">
        {t("others")}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t(others.length === 0 ? "nobodyElse" : "othersAbout")}
      </Text>
      {others.length > 0 && (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
          {others.map(({ name, on }, place) => (
            // Two may have one name, and nothing else is known of them.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            <Group component="li" key={`${name} ${place}`} justify="space-between" wrap="nowrap">
              <Text>{name}</Text>
              <Badge variant="light" color={on ? "brand" : "gray"} tt="none">
                {t(on ? "on" : "off")}
              </Badge>
            </Group>
          ))}
        </Stack>
      )}
    </Paper>
  );
}
