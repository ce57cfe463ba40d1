import { Code, Group, Stack, Text, ThemeIcon } from "@mantine/core";
import type { Check } from "@rotator/shared/contract/checks";
import { IconAlertTriangle, IconCheck, IconX } from "@tabler/icons-react";
import { CopyButton } from "../../../ui/copy-button.tsx";
import styles from "../list.module.css";
import { useCheckTexts } from "./texts.ts";

const LOOKS = {
  ok: { color: "brand", icon: IconCheck, text: "okRow" },
  warn: { color: "orange", icon: IconAlertTriangle, text: "warnRow" },
  fail: { color: "red", icon: IconX, text: "failRow" },
} as const;

/** Green, or what is missing with the command that mends it. */
export function CheckRow({ check }: { check: Check }) {
  const t = useCheckTexts();
  const { color, icon: Icon, text } = LOOKS[check.state];
  return (
    <li className={styles["row"]}>
      <Group gap="md" align="flex-start" wrap="nowrap">
        <ThemeIcon variant="light" color={color} radius="xl" size={30} role="img" aria-label={t(text)}>
          <Icon size={18} aria-hidden />
        </ThemeIcon>
        <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
          <Text fw={600}>{check.title}</Text>
          <Text size="sm" c="dimmed">
            {check.text}
          </Text>
          {check.command !== null && (
            <Stack gap={6} align="flex-start" mt={4}>
              <Code block w="100%" tabIndex={0} aria-label={t("command", { name: check.title })}>
                {check.command}
              </Code>
              <CopyButton text={check.command} name={t("command", { name: check.title })} />
            </Stack>
          )}
        </Stack>
      </Group>
    </li>
  );
}
