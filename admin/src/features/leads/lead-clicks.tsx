import { Stack, Text } from "@mantine/core";
import type { LeadDetail } from "@rotator/shared/contract/leads";
import { useFormat } from "../../ui/use-format.ts";
import { useLeadTexts } from "./texts.ts";

export function LeadClicks({ lead }: { lead: LeadDetail }) {
  const t = useLeadTexts();
  const format = useFormat();
  if (lead.clicks === 0) return <Text c="dimmed">{t("noClicks")}</Text>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t("clickCount", { count: format.number(lead.clicks), codes: lead.codes.join(", ") })}
      </Text>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
        {lead.latestClicks.map(({ id, at, rotatorName, agentName, ...click }) => (
          <li key={id}>
            <Text size="sm" fw={500}>
              {format.moment(at)}
            </Text>
            <Text size="sm" c="dimmed">
              {[rotatorName, agentName && t("toCs", { name: agentName }), click.utmCampaign, click.city]
                .filter((fact) => fact !== null && fact !== "")
                .join(" · ")}
            </Text>
          </li>
        ))}
      </Stack>
    </>
  );
}
