import { Alert, Stack, Text } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { AD_PARAMETERS, type AdPlace } from "./ad-parameters.ts";
import { CopyField } from "./copy-field.tsx";
import { useUseLinkTexts } from "./texts.ts";

/** URL and parameters in two fields, as the platforms ask for them. */
export function ForAds({ place, link }: { place: AdPlace; link: string }) {
  const t = useUseLinkTexts();
  const isGoogle = place === "google";
  return (
    <Stack>
      <Alert title={t(`${place}Title`)} icon={<IconInfoCircle aria-hidden />}>
        {t(`${place}About`)}
      </Alert>
      <Text>{t(`${place}Steps`)}</Text>
      <CopyField
        label={t(isGoogle ? "finalUrl" : "url")}
        name={t(isGoogle ? "finalUrlName" : "urlName")}
        text={link}
      />
      <CopyField
        label={t(isGoogle ? "suffix" : "parameters")}
        name={t("parametersName")}
        about={t("noQuestionMark")}
        text={AD_PARAMETERS[place]}
      />
      <Text c="dimmed" size="sm">
        {t("check")}
      </Text>
    </Stack>
  );
}
