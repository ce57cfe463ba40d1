import { Radio, Stack, Switch } from "@mantine/core";
import { CHAT_LINKS } from "@rotator/shared/core/rotator";
import type { EditorForm } from "./editor-form.ts";
import { useSettingTexts } from "./setting-texts.ts";

export function AppSettings({ form }: { form: EditorForm }) {
  const t = useSettingTexts();
  return (
    <Stack>
      <Switch
        {...form.getInputProps("deeplink", { type: "checkbox" })}
        label={t("deeplink")}
        description={t("deeplinkAbout")}
      />
      <Radio.Group {...form.getInputProps("chatLink")} label={t("chatLink")} description={t("chatLinkAbout")}>
        <Stack gap="sm" mt="xs">
          {CHAT_LINKS.map((address) => (
            <Radio key={address} value={address} label={address} />
          ))}
        </Stack>
      </Radio.Group>
    </Stack>
  );
}
