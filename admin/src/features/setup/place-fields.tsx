import { Group, NativeSelect, Stack, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { listCountries } from "../../ui/list-countries.ts";
import { currencyOf, type Place } from "./guess-place.ts";
import { useSetupTexts } from "./texts.ts";

interface Props {
  place: Place;
  onChange: (place: Place) => void;
}

export function PlaceFields({ place, onChange }: Props) {
  const t = useSetupTexts();
  const { i18n } = useTranslation();
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t("guessed")}
      </Text>
      <NativeSelect
        label={t("timeZone")}
        description={t("timeZoneAbout")}
        data={withChosen(Intl.supportedValuesOf("timeZone"), place.timeZone)}
        value={place.timeZone}
        onChange={({ currentTarget }) => onChange({ ...place, timeZone: currentTarget.value })}
      />
      <Group grow align="flex-start">
        <NativeSelect
          label={t("country")}
          data={listCountries(i18n.language)}
          value={place.country}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...place, country: value, currency: currencyOf(value) })
          }
        />
        <NativeSelect
          label={t("currency")}
          data={withChosen(Intl.supportedValuesOf("currency"), place.currency)}
          value={place.currency}
          onChange={({ currentTarget }) => onChange({ ...place, currency: currentTarget.value })}
        />
      </Group>
    </Stack>
  );
}

/** A browser may be in a zone, such as "UTC", that its own list does not have. */
function withChosen(values: string[], chosen: string): string[] {
  return values.includes(chosen) ? values : [chosen, ...values];
}
