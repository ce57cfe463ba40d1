import { ActionIcon, Button, Group, MultiSelect, NativeSelect, Paper, Stack, Text } from "@mantine/core";
import { COUNTRY_RULES, type CountryGroup } from "@rotator/shared/core/country-groups";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { listCountries } from "../general/place-lists.ts";
import { useCountryGroupName } from "./use-country-group-name.ts";
import { usePrivacyTexts } from "./texts.ts";

interface Props {
  group: CountryGroup;
  mayChange: boolean;
  /** By other groups: a country stands in one alone. */
  taken: readonly string[];
  error: string | undefined;
  onChange: (group: CountryGroup) => void;
  onRemove: () => void;
}

const FEW = 8;

/** Some countries, and whether clicks from there are told to ad platforms. */
export function CountryGroupFields({ group, mayChange, taken, error, onChange, onRemove }: Props) {
  const t = usePrivacyTexts();
  const { i18n } = useTranslation();
  const [isOpen, setIsOpen] = useState(group.countries.length === 0);
  const name = useCountryGroupName()(group.countries);
  const choices = listCountries(i18n.language).filter(({ value }) => !taken.includes(value));
  return (
    <Paper withBorder p="md" role="group" aria-label={name}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text fw={600}>{name}</Text>
            {group.countries.length > FEW && (
              <Text size="sm" c="dimmed">
                {t("countryCount", { count: group.countries.length })}
              </Text>
            )}
          </div>
          {mayChange && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t("removeGroup", { name })}
              title={t("removeGroup", { name })}
              onClick={onRemove}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          )}
        </Group>
        <NativeSelect
          label={t("rule")}
          {...(group.rule === "do_not_send" && { description: t("sessionCookie") })}
          data={COUNTRY_RULES.map((value) => ({ value, label: t(value) }))}
          value={group.rule}
          onChange={({ currentTarget }) =>
            onChange({ ...group, rule: currentTarget.value === "track" ? "track" : "do_not_send" })
          }
        />
        {isOpen ? (
          <MultiSelect
            label={t("countries")}
            data={choices}
            value={group.countries}
            searchable
            error={error}
            nothingFoundMessage={t("noCountry")}
            onChange={(countries) => onChange({ ...group, countries })}
          />
        ) : (
          <>
            {error !== undefined && (
              <Text size="sm" c="red">
                {error}
              </Text>
            )}
            {mayChange && (
              <Button
                variant="transparent"
                px={0}
                size="compact-sm"
                style={{ alignSelf: "flex-start" }}
                onClick={() => setIsOpen(true)}
              >
                {t("changeCountries")}
              </Button>
            )}
          </>
        )}
      </Stack>
    </Paper>
  );
}
