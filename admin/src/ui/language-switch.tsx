import { Button, Group } from "@mantine/core";
import i18next from "i18next";
import { useTranslation } from "react-i18next";
import { type Language, LANGUAGES, rememberLanguage } from "../language.ts";

/** Each in its own words, for those who read no other. */
const NAMES: Record<Language, string> = { en: "English", id: "Indonesia" };

export function LanguageSwitch() {
  const { i18n } = useTranslation();
  return (
    <Group justify="center" gap={4} wrap="nowrap">
      {LANGUAGES.map((language) => {
        const chosen = i18n.language === language;
        return (
          <Button
            key={language}
            size="compact-sm"
            variant={chosen ? "light" : "subtle"}
            color={chosen ? "brand" : "gray"}
            aria-pressed={chosen}
            lang={language}
            onClick={() => chooseLanguage(language)}
          >
            {NAMES[language]}
          </Button>
        );
      })}
    </Group>
  );
}

function chooseLanguage(language: Language): void {
  rememberLanguage(language);
  void i18next.changeLanguage(language);
}
