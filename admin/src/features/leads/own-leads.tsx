import { Group, Text } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { Link } from "react-router";
import { phoneText } from "../../phone-text.ts";
import { useFormat } from "../../ui/use-format.ts";
import { readCampaign } from "./ad-facts.tsx";
import { ChatButton } from "./chat-button.tsx";
import styles from "./own-leads.module.css";
import { useOwnTexts } from "./own-texts.ts";
import { StatusMenu } from "./status-menu.tsx";
import { useLeadName } from "./use-lead-name.ts";
import { useWaitText } from "./use-wait-text.ts";
import { isWaiting, waitsSince } from "./waiting-order.ts";

export function OwnLeads({ leads, label }: { leads: readonly Lead[]; label: string }) {
  return (
    <ul className={styles["list"]} aria-label={label}>
      {leads.map((lead) => (
        <OwnLead key={lead.id} lead={lead} />
      ))}
    </ul>
  );
}

function OwnLead({ lead }: { lead: Lead }) {
  const t = useOwnTexts();
  const format = useFormat();
  const waitText = useWaitText();
  const leadName = useLeadName();
  const name = leadName(lead);
  const { phone, codes, lastAd, rotatorName } = lead;
  const at = waitsSince(lead);
  return (
    <li className={styles["row"]}>
      <Group justify="space-between" align="flex-start" gap="sm" wrap="nowrap">
        <div>
          <Link to={`/leads/${lead.id}`} className={styles["name"]}>
            {name}
          </Link>
          <Text size="sm" c="dimmed">
            {[phone === null ? codes[0] : phoneText(phone), readCampaign(lastAd) ?? rotatorName]
              .filter(Boolean)
              .join(" · ")}
          </Text>
        </div>
        <StatusMenu lead={lead} />
      </Group>
      <Group justify="space-between" gap="sm" mt={6} mih={36}>
        <Text size="sm" {...(isWaiting(lead) ? { fw: 600 } : { c: "dimmed" })}>
          {isWaiting(lead) ? t("waiting", { time: waitText(at) }) : format.moment(lead.lastActivityAt)}
        </Text>
        {phone !== null && <ChatButton phone={phone} name={name} size="sm" />}
      </Group>
    </li>
  );
}
