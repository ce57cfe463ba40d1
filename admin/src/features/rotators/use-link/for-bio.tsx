import { Stack, Text } from "@mantine/core";
import { CopyField } from "./copy-field.tsx";
import { useUseLinkTexts } from "./texts.ts";

export function ForBio({ link }: { link: string }) {
  const t = useUseLinkTexts();
  return (
    <Stack>
      <Text>{t("bioAbout")}</Text>
      <CopyField
        label={t("bioUrl")}
        name={t("bioUrlName")}
        text={`${link}?utm_source=instagram&utm_medium=bio`}
      />
    </Stack>
  );
}
