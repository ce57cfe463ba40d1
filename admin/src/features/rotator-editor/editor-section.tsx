import { Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./editor-section.module.css";

interface Props {
  step: number;
  title: string;
  about?: string;
  children: ReactNode;
}

/** One of the numbered parts that stand open. */
export function EditorSection({ step, title, about, children }: Props) {
  return (
    <Paper withBorder p={{ base: "md", sm: "lg" }} component="section">
      <Group gap="sm" wrap="nowrap" align="flex-start" mb="md">
        <span className={styles["step"]} aria-hidden>
          {step}
        </span>
        <div>
          <Title order={2} size="h4" lh="28px">
            {title}
          </Title>
          {about !== undefined && (
            <Text size="sm" c="dimmed">
              {about}
            </Text>
          )}
        </div>
      </Group>
      <Stack>{children}</Stack>
    </Paper>
  );
}
