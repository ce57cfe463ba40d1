import { Button, Stack, Switch, Text, TextInput, Title } from "@mantine/core";
import type { privacySettingsSchema } from "@rotator/shared/contract/settings";
import type { CountryGroup } from "@rotator/shared/core/country-groups";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type * as z from "zod";
import { ProblemError } from "../../../problem-error.ts";
import { showNotice } from "../../../ui/notices.tsx";
import { SaveForm } from "../save-form.tsx";
import { useSettingsTexts } from "../texts.ts";
import { useMay } from "../use-may.ts";
import { useTyped } from "../use-typed.ts";
import { useSettingError } from "../use-setting-error.ts";
import { CountryGroupFields } from "./country-group-fields.tsx";
import { savePrivacy } from "./queries.ts";
import { usePrivacyTexts } from "./texts.ts";

export type Privacy = z.infer<typeof privacySettingsSchema>;

const RESPONSIBLE = ["name", "address", "link"] as const;

/** Who answers for the data, and whose clicks are told to no ad platform. */
export function PrivacyForm({ settings }: { settings: Privacy }) {
  const t = usePrivacyTexts();
  const tools = useSettingsTexts();
  const mayChange = useMay("settings:write");
  const { updatedAt, ...kept } = settings;
  const { input, isChanged, type, forget } = useTyped(kept);
  const save = useMutation(savePrivacy);
  const fieldError = useSettingError(save.error);
  const setGroups = (countryGroups: CountryGroup[]) => type({ countryGroups });
  const groupError = (index: number) =>
    save.error instanceof ProblemError && `countryGroups.${index}.countries` in save.error.fields
      ? t("wrongCountries")
      : undefined;
  const fields = save.error instanceof ProblemError ? Object.keys(save.error.fields) : [];

  function submit() {
    const countryGroups = input.countryGroups.filter(({ countries }) => countries.length > 0);
    save.mutate(
      { ...input, countryGroups, updatedAt },
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
      fields={fields}
      onSave={submit}
    >
      <Stack gap={2}>
        <Title order={3} size="h5">
          {t("responsible")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("responsibleAbout")}
        </Text>
      </Stack>
      {RESPONSIBLE.map((name) => (
        <TextInput
          key={name}
          label={t(`responsible_${name}`)}
          {...(name === "link" && { type: "url", description: t("linkAbout") })}
          value={input.responsible[name]}
          error={fieldError(`responsible.${name}`)}
          onChange={({ currentTarget: { value } }) =>
            type({ responsible: { ...input.responsible, [name]: value } })
          }
        />
      ))}
      <Stack gap={2} mt="sm">
        <Title order={3} size="h5">
          {t("groups")}
        </Title>
        <Text size="sm" c="dimmed">
          {t("groupsAbout")}
        </Text>
      </Stack>
      {input.countryGroups.map((group, index) => (
        <CountryGroupFields
          // A group has nothing else that stays the same while it is edited.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          group={group}
          mayChange={mayChange}
          taken={input.countryGroups.flatMap((other) => (other === group ? [] : other.countries))}
          error={groupError(index)}
          onChange={(changed) => setGroups(input.countryGroups.with(index, changed))}
          onRemove={() => setGroups(input.countryGroups.toSpliced(index, 1))}
        />
      ))}
      {mayChange && (
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          style={{ alignSelf: "flex-start" }}
          onClick={() => setGroups([...input.countryGroups, { countries: [], rule: "do_not_send" }])}
        >
          {t("addGroup")}
        </Button>
      )}
      <Switch
        mt="sm"
        label={t("gpc")}
        description={t("gpcAbout")}
        checked={input.honourGpc}
        onChange={({ currentTarget: { checked } }) => type({ honourGpc: checked })}
      />
    </SaveForm>
  );
}
