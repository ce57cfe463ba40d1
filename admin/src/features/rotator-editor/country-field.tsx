import { Button, Group, MultiSelect, Stack } from "@mantine/core";
import { COUNTRIES } from "@rotator/shared/core/country";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { EditorForm } from "./editor-form.ts";
import { useSettingTexts } from "./setting-texts.ts";

/** The European Economic Area, the United Kingdom and Switzerland. */
const EUROPE =
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO GB CH".split(
    " ",
  );

export function CountryField({ form }: { form: EditorForm }) {
  const t = useSettingTexts();
  const { i18n } = useTranslation();
  const chosen = form.values.consent.formCountries;
  const data = useMemo(() => listCountries(i18n.language), [i18n.language]);
  const set = (countries: string[]) => form.setFieldValue("consent.formCountries", countries);
  return (
    <Stack gap={8}>
      <MultiSelect
        {...form.getInputProps("consent.formCountries")}
        label={t("countries")}
        description={t("countriesAbout")}
        {...(chosen.length === 0 && { placeholder: t("countriesFind") })}
        nothingFoundMessage={t("countriesNone")}
        data={data}
        searchable
        hidePickedOptions
        maxDropdownHeight={260}
      />
      <Group gap={8}>
        <Button size="xs" variant="default" onClick={() => set([...new Set([...chosen, ...EUROPE])])}>
          {t("europe")}
        </Button>
        {chosen.length > 0 && (
          <Button size="xs" variant="default" onClick={() => set([])}>
            {t("removeCountries")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function listCountries(language: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return [...COUNTRIES]
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label, language));
}
