import { Stack, TextInput } from "@mantine/core";
import type { EditorForm } from "./editor-form.ts";
import { PhoneHint } from "../../ui/phone-hint.tsx";
import { useSettingTexts } from "./setting-texts.ts";

export function BackupSettings({ form }: { form: EditorForm }) {
  const t = useSettingTexts();
  return (
    <Stack gap={8}>
      <TextInput
        {...form.getInputProps("fallbackPhone")}
        label={t("backupPhone")}
        description={t("backupAbout")}
        placeholder={t("backupCommon")}
        type="tel"
        autoComplete="off"
        maxLength={40}
      />
      <PhoneHint typed={form.values.fallbackPhone} />
    </Stack>
  );
}
