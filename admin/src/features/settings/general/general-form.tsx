import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { generalSettingsSchema } from "@rotator/shared/contract/settings";
import { PAGE_LANGUAGES } from "@rotator/shared/core/site";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type * as z from "zod";
import { LANGUAGES } from "../../../language.ts";
import { phoneText } from "../../../phone-text.ts";
import { showNotice } from "../../../ui/notices.tsx";
import { SaveForm } from "../save-form.tsx";
import { useMay } from "../use-may.ts";
import { useTyped } from "../use-typed.ts";
import { useSettingError } from "../use-setting-error.ts";
import { ColourField } from "./colour-field.tsx";
import { listCountries, listValues } from "./place-lists.ts";
import { saveGeneral } from "./queries.ts";
import { useGeneralTexts } from "./texts.ts";

type Settings = z.infer<typeof generalSettingsSchema>;

const FIELDS = [
  "name",
  "language",
  "timeZone",
  "currency",
  "country",
  "backupPhone",
  "pageLanguage",
  "colour",
] as const;

export function GeneralForm({ settings }: { settings: Settings }) {
  const t = useGeneralTexts();
  const { i18n } = useTranslation();
  const mayChange = useMay("settings:write");
  const { input, isChanged, type, forget } = useTyped(inputOf(settings));
  const save = useMutation(saveGeneral);
  const fieldError = useSettingError(save.error);
  const field = (name: keyof typeof input) => ({
    label: t(name),
    value: input[name],
    error: fieldError(name),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLSelectElement }) =>
      type({ [name]: currentTarget.value }),
  });

  function submit() {
    const { backupPhone, language, pageLanguage, colour, ...rest } = input;
    // A number that was not touched goes back as it is kept.
    const isSame = backupPhone === inputOf(settings).backupPhone;
    save.mutate(
      {
        ...rest,
        language: LANGUAGES.find((each) => each === language) ?? "en",
        pageLanguage: PAGE_LANGUAGES.find((each) => each === pageLanguage) ?? "visitor",
        colour: colour.trim() === "" ? null : colour,
        backupPhone: isSame ? settings.backupPhone : backupPhone.trim() === "" ? null : backupPhone,
        updatedAt: settings.updatedAt,
      },
      {
        onSuccess: () => {
          forget();
          showNotice({ message: t("saved") });
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
      fields={FIELDS}
      onSave={submit}
    >
      <TextInput {...field("name")} description={t("nameAbout")} autoComplete="organization" />
      <NativeSelect
        {...field("language")}
        description={t("languageAbout")}
        data={[
          { value: "en", label: t("english") },
          { value: "id", label: t("indonesian") },
        ]}
      />
      <NativeSelect
        {...field("pageLanguage")}
        description={t("pageLanguageAbout")}
        data={[
          { value: "visitor", label: t("visitorsLanguage") },
          { value: "en", label: t("english") },
          { value: "id", label: t("indonesian") },
        ]}
      />
      <ColourField
        label={t("colour")}
        description={t("colourAbout")}
        value={input.colour}
        error={fieldError("colour")}
        onChange={(colour) => type({ colour })}
      />
      <NativeSelect
        {...field("timeZone")}
        description={t("timeZoneAbout")}
        data={listValues("timeZone", input.timeZone)}
      />
      <Group grow align="flex-start" preventGrowOverflow={false}>
        <NativeSelect
          {...field("country")}
          description={t("countryAbout")}
          data={listCountries(i18n.language)}
          miw={200}
        />
        <NativeSelect
          {...field("currency")}
          description={t("currencyAbout")}
          data={listValues("currency", input.currency)}
          miw={200}
        />
      </Group>
      <TextInput
        {...field("backupPhone")}
        description={t("backupPhoneAbout")}
        type="tel"
        autoComplete="off"
        placeholder={t("none")}
      />
    </SaveForm>
  );
}

function inputOf(settings: Settings): Record<(typeof FIELDS)[number], string> {
  const { name, language, pageLanguage, timeZone, currency, country, backupPhone, colour } = settings;
  const phone = backupPhone === null ? "" : phoneText(backupPhone);
  const plain = { name, language, pageLanguage, timeZone, currency, country };
  return { ...plain, colour: colour ?? "", backupPhone: phone };
}
