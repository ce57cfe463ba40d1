import { ActionIcon, Group, Text } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { AdRow } from "./ad-rows.ts";
import { useReportTexts } from "./texts.ts";

interface Props {
  row: AdRow;
  name: string;
  opened: boolean;
  onToggle: () => void;
}

/** A line's name, set in by how deep it stands, with what opens those within it. */
export function AdName({ row: { level, childCount, counts }, name, opened, onToggle }: Props) {
  const t = useReportTexts();
  const isTold = counts.name !== null || counts.id !== null;
  return (
    <Group gap={6} wrap="nowrap" align="flex-start" pl={level * 20}>
      {childCount > 0 ? (
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          aria-expanded={opened}
          aria-label={t(opened ? "closeRow" : "openRow", { name })}
          onClick={onToggle}
        >
          {opened ? <IconChevronDown size={16} aria-hidden /> : <IconChevronRight size={16} aria-hidden />}
        </ActionIcon>
      ) : (
        <span style={{ flex: "none", width: 24 }} />
      )}
      <div>
        <Text component="span" size="sm" fw={level === 0 ? 600 : 500} {...(!isTold && { c: "dimmed" })}>
          {name}
        </Text>
        {counts.name !== null && counts.id !== null && (
          <Text size="xs" c="dimmed" fw={400}>
            {counts.id}
          </Text>
        )}
      </div>
    </Group>
  );
}
