import { Stack, Text, TextInput } from "@mantine/core";
import { useState } from "react";
import { CopyField } from "./copy-field.tsx";
import { writeLandingCode } from "./landing-script.ts";
import { useUseLinkTexts } from "./texts.ts";

export function ForLandingPage({ link }: { link: string }) {
  const t = useUseLinkTexts();
  const [label, setLabel] = useState(t("landingButtonPreset"));
  return (
    <Stack>
      <Text>{t("landingAbout")}</Text>
      <TextInput
        label={t("landingButton")}
        value={label}
        onChange={({ currentTarget }) => setLabel(currentTarget.value)}
      />
      <CopyField
        label={t("landingCode")}
        name={t("landingCodeName")}
        about={t("landingOwn")}
        text={writeLandingCode(link, label)}
      />
    </Stack>
  );
}
