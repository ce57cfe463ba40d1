import { Alert } from "@mantine/core";
import type { ClickDetail } from "@rotator/shared/contract/clicks";
import { DetailSection, Facts } from "./detail-section.tsx";
import { useClickDetailTexts } from "./detail-texts.ts";

/** What the link said of the ad. */
export function ClickAd({ click }: { click: ClickDetail }) {
  const t = useClickDetailTexts();
  const facts: [string, string | null][] = [
    [t("source"), join(click.utmSource, click.siteSourceName)],
    [t("medium"), click.utmMedium],
    [t("campaign"), join(click.utmCampaign, click.campaignId)],
    [t("adSet"), join(click.utmTerm, click.adsetId)],
    [t("adName"), join(click.utmContent, click.adId)],
    [t("placement"), click.placement],
    ...Object.entries(click.clickIds).map(([name, value]): [string, string] => [
      t("clickId", { name }),
      value,
    ]),
    ...Object.entries(click.custom),
  ];
  const isEmpty = facts.every(([, value]) => value === null);
  return (
    <DetailSection title={t("ad")}>
      {click.adParameters !== null && (
        <Alert color="orange" mb="sm">
          {t(click.adParameters)}
        </Alert>
      )}
      {isEmpty ? t("noTracking") : <Facts facts={facts} />}
    </DetailSection>
  );
}

/** A name and its id, where they are two. */
function join(name: string | null, id: string | null): string | null {
  if (name === null || id === null || name === id) return name ?? id;
  return `${name} (${id})`;
}
