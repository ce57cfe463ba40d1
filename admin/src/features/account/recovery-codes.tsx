import { Alert, Button, Code, Group, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { CopyButton } from "../../ui/copy-button.tsx";
import { useAccountTexts } from "./texts.ts";

/** Shown this once: each opens once where the phone is lost. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const t = useAccountTexts();
  const text = codes.join("\n");
  return (
    <Alert color="orange" title={t("codesTitle")}>
      <Stack gap="sm">
        <Text size="sm">{t("codesAbout")}</Text>
        <Code block tabIndex={0} aria-label={t("codesTitle")}>
          {text}
        </Code>
        <Group gap="sm">
          <CopyButton text={text} name={t("codesTitle")} />
          <Button
            component="a"
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
            download="whatsapp-rotator-recovery-codes.txt"
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t("download")}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
