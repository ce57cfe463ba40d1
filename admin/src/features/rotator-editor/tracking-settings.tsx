import { Button, NativeSelect, Radio, Stack, Switch, TextInput } from "@mantine/core";
import type { Pixel } from "@rotator/shared/contract/pixels";
import {
  findClickEventProblem,
  NO_CLICK_EVENT,
  STANDARD_CLICK_EVENTS,
} from "@rotator/shared/core/conversion";
import { CONSENT_RULES } from "@rotator/shared/core/rotator";
import { IconPlus } from "@tabler/icons-react";
import { CountryField } from "./country-field.tsx";
import type { EditorForm } from "./editor-form.ts";
import { useSettingTexts } from "./setting-texts.ts";

const OWN = "own";
const OFFERED: readonly string[] = [NO_CLICK_EVENT, ...STANDARD_CLICK_EVENTS];

interface Props {
  form: EditorForm;
  pixels: readonly Pixel[];
  onAddPixel: () => void;
}

export function TrackingSettings({ form, pixels, onAddPixel }: Props) {
  const t = useSettingTexts();
  const { clickEvent, pixelId, consent } = form.values;
  const isOwn = !OFFERED.includes(clickEvent);
  const common = pixels.find(({ usedBy }) => usedBy.isDefault);
  const choices = [
    { value: "", label: common ? t("pixelCommon", { name: common.name }) : t("pixelCommonNone") },
    ...pixels.map((pixel) => ({ value: pixel.id, label: nameOf(pixel) })),
    ...(pixelId !== null && pixels.every(({ id }) => id !== pixelId)
      ? [{ value: pixelId, label: t("pixelUnknown") }]
      : []),
  ];
  return (
    <Stack>
      <NativeSelect
        label={t("event")}
        description={t("eventAbout")}
        data={[
          { value: NO_CLICK_EVENT, label: t("eventNone") },
          ...STANDARD_CLICK_EVENTS.map((name) => ({ value: name, label: name })),
          { value: OWN, label: t("eventOwn") },
        ]}
        value={isOwn ? OWN : clickEvent}
        error={isOwn ? undefined : form.errors["clickEvent"]}
        onChange={({ currentTarget }) => {
          form.setFieldValue("clickEvent", currentTarget.value === OWN ? "" : currentTarget.value);
          form.clearFieldError("clickEvent");
        }}
      />
      {isOwn && (
        <TextInput
          {...form.getInputProps("clickEvent")}
          label={t("eventName")}
          description={t("eventNameAbout")}
          maxLength={50}
          autoComplete="off"
          error={
            form.errors["clickEvent"] ??
            (findClickEventProblem(clickEvent) === "needs_value" ? t("eventNeedsValue") : undefined)
          }
        />
      )}
      <Stack gap={8} align="flex-start">
        <NativeSelect
          w="100%"
          label={t("pixel")}
          description={t("pixelAbout")}
          data={choices}
          value={pixelId ?? ""}
          error={form.errors["pixelId"]}
          onChange={({ currentTarget }) => {
            form.setFieldValue("pixelId", currentTarget.value === "" ? null : currentTarget.value);
            form.clearFieldError("pixelId");
          }}
        />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={onAddPixel}
        >
          {t("addPixel")}
        </Button>
      </Stack>
      <Radio.Group {...form.getInputProps("consent.rule")} label={t("consent")}>
        <Stack gap="sm" mt="xs">
          {CONSENT_RULES.map((rule) => (
            <Radio
              key={rule}
              value={rule}
              label={t(`consent_${rule}`)}
              description={t(`consent_${rule}About`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {consent.rule === "assumed" && <CountryField form={form} />}
      {consent.rule !== "never" && (
        <Switch
          {...form.getInputProps("consent.honourGpc", { type: "checkbox" })}
          label={t("gpc")}
          description={t("gpcAbout")}
        />
      )}
    </Stack>
  );

  function nameOf({ name, enabled, hold }: Pixel): string {
    if (!enabled) return t("pixelOff", { name });
    return hold === null ? name : t("pixelHeld", { name });
  }
}
