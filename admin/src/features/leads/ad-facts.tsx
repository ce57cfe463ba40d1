import { DataList, Text } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useLeadTexts } from "./texts.ts";

const PLACES = [
  ["campaign", ["utm_campaign", "campaign_id"]],
  ["adset", ["utm_term", "adset_id"]],
  ["ad", ["utm_content", "ad_id"]],
  ["source", ["utm_source", "site_source_name"]],
  ["medium", ["utm_medium", "placement"]],
] as const;

type Ad = Lead["lastAd"];

/** The first of its names, or its numbers, that an ad has. */
export function readCampaign(ad: Ad): string | undefined {
  return ad?.["utm_campaign"] ?? ad?.["campaign_id"] ?? ad?.["utm_source"];
}

/** Where a lead comes from: the first ad, and the last where that is another. */
export function AdFacts({ lead: { firstAd, lastAd } }: { lead: Lead }) {
  const t = useLeadTexts();
  if (firstAd === null && lastAd === null) return <Text c="dimmed">{t("noAd")}</Text>;
  const isOne = JSON.stringify(firstAd) === JSON.stringify(lastAd) || firstAd === null || lastAd === null;
  if (isOne) return <Ad ad={lastAd ?? firstAd} />;
  return (
    <>
      <Text size="sm" fw={600}>
        {t("firstAd")}
      </Text>
      <Ad ad={firstAd} />
      <Text size="sm" fw={600} mt="sm">
        {t("lastAd")}
      </Text>
      <Ad ad={lastAd} />
    </>
  );
}

function Ad({ ad }: { ad: Ad }) {
  const t = useLeadTexts();
  const rows = PLACES.map(([label, names]) => ({
    label,
    value: names.map((name) => ad?.[name]).find((value) => value !== undefined),
  })).filter(({ value }) => value !== undefined);
  return (
    <DataList size="sm" gap={4} labelWidth={96}>
      {rows.map(({ label, value }) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel>{t(label)}</DataList.ItemLabel>
          <DataList.ItemValue>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}
