import { SimpleGrid, Text, TextInput } from "@mantine/core";
import type { retentionSettingsSchema } from "@rotator/shared/contract/settings";
import { useMutation } from "@tanstack/react-query";
import type * as z from "zod";
import { showNotice } from "../../../ui/notices.tsx";
import { SaveForm } from "../save-form.tsx";
import { useSettingsTexts } from "../texts.ts";
import { useMay } from "../use-may.ts";
import { useTyped } from "../use-typed.ts";
import { useSettingError } from "../use-setting-error.ts";
import { saveRetention } from "./queries.ts";
import { usePrivacyTexts } from "./texts.ts";

export type Retention = z.infer<typeof retentionSettingsSchema>;

const FIELDS = [
  { name: "clickDays", unit: "days" },
  { name: "leadMonths", unit: "months" },
  { name: "payloadDays", unit: "days" },
  { name: "auditMonths", unit: "months" },
  { name: "inboxDays", unit: "days" },
  { name: "deadLetterDays", unit: "days" },
] as const;
type Field = (typeof FIELDS)[number]["name"];

export function RetentionForm({ settings }: { settings: Retention }) {
  const t = usePrivacyTexts();
  const tools = useSettingsTexts();
  const mayChange = useMay("settings:write");
  const { input, isChanged, type, forget } = useTyped(inputOf(settings));
  const save = useMutation(saveRetention);
  const fieldError = useSettingError(save.error);
  const isShorter = FIELDS.some(({ name }) => Number(input[name]) < settings[name]);

  function submit() {
    const number = (name: Field) => Number(input[name]);
    const { updatedAt } = settings;
    save.mutate(
      {
        ...{ clickDays: number("clickDays"), leadMonths: number("leadMonths") },
        ...{ payloadDays: number("payloadDays"), auditMonths: number("auditMonths") },
        ...{ inboxDays: number("inboxDays"), deadLetterDays: number("deadLetterDays"), updatedAt },
      },
      {
        onSuccess: () => {
          forget();
          showNotice({ message: tools("saved") });
        },
      },
    );
  }

  return (
    <SaveForm
      mayChange={mayChange}
      isChanged={isChanged}
      isPending={save.isPending}
      error={save.error}
      fields={FIELDS.map(({ name }) => name)}
      onSave={submit}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {FIELDS.map(({ name, unit }) => (
          <TextInput
            key={name}
            label={t(name)}
            description={t(`${name}About`)}
            inputWrapperOrder={["label", "input", "description", "error"]}
            inputMode="numeric"
            rightSection={
              <Text size="sm" c="dimmed" pe="sm">
                {t(unit)}
              </Text>
            }
            rightSectionWidth={72}
            value={input[name]}
            error={fieldError(name)}
            onChange={({ currentTarget }) => type({ [name]: currentTarget.value.replaceAll(/\D/g, "") })}
          />
        ))}
      </SimpleGrid>
      <Text size="sm" c="orange" aria-live="polite">
        {isShorter && t("shorter")}
      </Text>
    </SaveForm>
  );
}

function inputOf({ updatedAt: _seen, ...days }: Retention): Record<Field, string> {
  return {
    clickDays: String(days.clickDays),
    leadMonths: String(days.leadMonths),
    payloadDays: String(days.payloadDays),
    auditMonths: String(days.auditMonths),
    inboxDays: String(days.inboxDays),
    deadLetterDays: String(days.deadLetterDays),
  };
}
