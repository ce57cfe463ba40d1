import { NumberInput, Radio, Stack, Switch } from "@mantine/core";
import type { Rotator } from "@rotator/shared/contract/rotators";
import type { EditorForm } from "./editor-form.ts";
import { Recognised } from "./recognised.tsx";
import { useSettingTexts } from "./setting-texts.ts";

const MAX_DAYS = 400;

export function ReturningSettings({ form, rotator }: { form: EditorForm; rotator: Rotator | undefined }) {
  const t = useSettingTexts();
  const { enabled } = form.values.sticky;
  return (
    <Stack>
      <Switch
        {...form.getInputProps("sticky.enabled", { type: "checkbox" })}
        label={t("sticky")}
        description={t("stickyAbout")}
      />
      {rotator && <Recognised rotatorId={rotator.id} />}
      {enabled && (
        <>
          <NumberInput
            {...form.getInputProps("sticky.days")}
            label={t("days")}
            description={t("daysAbout")}
            min={1}
            max={MAX_DAYS}
            allowDecimal={false}
            allowNegative={false}
            styles={{ wrapper: { maxWidth: 160 } }}
          />
          <Radio.Group {...form.getInputProps("sticky.cover")} label={t("cover")}>
            <Stack gap="sm" mt="xs">
              <Radio value="return" label={t("coverReturn")} description={t("coverReturnAbout")} />
              <Radio value="keep" label={t("coverKeep")} description={t("coverKeepAbout")} />
            </Stack>
          </Radio.Group>
        </>
      )}
    </Stack>
  );
}
