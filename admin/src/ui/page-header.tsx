import { Group, Stack, Text, Title } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import type { ReactNode } from "react";

interface Props {
  title: string;
  about?: string;
  /** What one comes here to do. */
  children?: ReactNode;
}

export function PageHeader({ title, about, children }: Props) {
  useDocumentTitle(`${title} · WhatsApp Rotator`);
  return (
    <Group justify="space-between" align="flex-end" gap="md" mb="lg">
      <Stack gap={2}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {about !== undefined && <Text c="dimmed">{about}</Text>}
      </Stack>
      {children !== undefined && <Group gap="sm">{children}</Group>}
    </Group>
  );
}
