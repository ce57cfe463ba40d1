import { Group, Stack, Text } from "@mantine/core";
import { CopyButton } from "../../../ui/copy-button.tsx";
import styles from "./copy-field.module.css";

interface Props {
  label: string;
  /** What is copied, for those who hear the page. */
  name: string;
  about?: string;
  text: string;
}

/** Something to paste elsewhere, whole and with its button. */
export function CopyField({ label, name, about, text }: Props) {
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{label}</Text>
        <CopyButton text={text} name={name} style={{ flex: "none" }} />
      </Group>
      {about !== undefined && (
        <Text size="sm" c="dimmed">
          {about}
        </Text>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long text scrolls, by keyboard too */}
      <pre className={styles["text"]} tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </Stack>
  );
}
