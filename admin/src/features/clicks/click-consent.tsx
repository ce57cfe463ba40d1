import { Text } from "@mantine/core";
import type { Consent } from "@rotator/shared/core/click";
import { DetailSection } from "./detail-section.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";

export function ClickConsent({ consent }: { consent: Consent }) {
  const t = useClickDetailTexts();
  return (
    <DetailSection title={t("consent")}>
      <Text size="sm">{t(consent)}</Text>
    </DetailSection>
  );
}
