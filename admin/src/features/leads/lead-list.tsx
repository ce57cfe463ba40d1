import { Badge, Checkbox, Text } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { Link } from "react-router";
import { phoneText } from "../../phone-text.ts";
import { useFormat } from "../../ui/use-format.ts";
import { readCampaign } from "./ad-facts.tsx";
import styles from "./lead-list.module.css";
import { OwnerMenu } from "./owner-menu.tsx";
import { StatusMenu } from "./status-menu.tsx";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";
import { useLeadName } from "./use-lead-name.ts";
import { ValuePopover } from "./value-popover.tsx";

interface Props {
  leads: readonly Lead[];
  /** The ids of those that are ticked. */
  chosen: ReadonlySet<string>;
  onChoose: (ids: readonly string[], chosen: boolean) => void;
  /** Says of each in which list it stands. */
  withTab?: boolean;
}

export function LeadList({ leads, chosen, onChoose, withTab = false }: Props) {
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const ids = leads.map(({ id }) => id);
  const count = ids.filter((id) => chosen.has(id)).length;
  return (
    <>
      <div className={styles["head"]}>
        <Checkbox
          aria-label={t("chooseAll")}
          checked={count === ids.length}
          indeterminate={count > 0 && count < ids.length}
          onChange={({ currentTarget }) => onChoose(ids, currentTarget.checked)}
        />
        <span>{t("lead")}</span>
        <span>{t("cameFrom")}</span>
        <span>{t("owner")}</span>
        <span className={styles["value"]}>{t("value")}</span>
        <span>{t("lastActivity")}</span>
        <span>{statusText("status")}</span>
      </div>
      <ul className={styles["list"]} aria-label={t("title")}>
        {leads.map((lead) => (
          <LeadRow
            key={lead.id}
            lead={lead}
            isChosen={chosen.has(lead.id)}
            onChoose={(isChosen) => onChoose([lead.id], isChosen)}
            withTab={withTab}
          />
        ))}
      </ul>
    </>
  );
}

interface RowProps {
  lead: Lead;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
  withTab: boolean;
}

function LeadRow({ lead, isChosen, onChoose, withTab }: RowProps) {
  const t = useLeadTexts();
  const format = useFormat();
  const leadName = useLeadName();
  const name = leadName(lead);
  const { phone, email, codes, agentName, value } = lead;
  const isGone = lead.deletedAt !== null;
  return (
    <li className={styles["row"]}>
      <Checkbox
        className={styles["tick"] ?? ""}
        aria-label={t("choose", { name })}
        checked={isChosen}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <div className={styles["person"]}>
        <Link to={`/leads/${lead.id}`} className={styles["name"]}>
          {name}
        </Link>
        <Text size="sm" c="dimmed">
          {phone === null ? (email ?? codes[0] ?? t("noContact")) : phoneText(phone)}
        </Text>
        {withTab && lead.tab !== "contact" && (
          <Badge variant="light" color="gray" tt="none">
            {t(lead.tab)}
          </Badge>
        )}
      </div>
      <div className={styles["status"]}>
        {lead.deletedAt === null ? (
          <StatusMenu lead={lead} />
        ) : (
          <Text size="sm" c="dimmed">
            {t("deletedOn", { day: format.day(lead.deletedAt) })}
          </Text>
        )}
      </div>
      <div className={styles["facts"]}>
        <Text size="sm" c="dimmed">
          {[readCampaign(lead.lastAd), lead.rotatorName].filter(Boolean).join(" · ") || t("byHand")}
        </Text>
        <div>{isGone ? <Text size="sm">{agentName ?? t("noOwner")}</Text> : <OwnerMenu lead={lead} />}</div>
        <div className={styles["value"]}>
          {isGone ? (
            <Text size="sm">{value && format.money(value.amount, value.currency)}</Text>
          ) : (
            <ValuePopover lead={lead} />
          )}
        </div>
        <Text size="sm" c="dimmed">
          {format.day(lead.lastActivityAt)} {format.time(lead.lastActivityAt)}
        </Text>
      </div>
    </li>
  );
}
