import { Button, Menu } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES, type LeadStatus } from "@rotator/shared/core/lead";
import { IconChevronDown } from "@tabler/icons-react";
import { STATUS_COLORS } from "./status-color.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadName } from "./use-lead-name.ts";
import { useSetLead } from "./use-set-lead.ts";

/** The status where it stands in a list; choosing another is all there is to it. */
export function StatusMenu({ lead }: { lead: Lead }) {
  const t = useStatusTexts();
  const leadName = useLeadName();
  const { set, isPending } = useSetLead(lead);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="light"
          size="xs"
          px="xs"
          style={{ flexShrink: 0 }}
          color={STATUS_COLORS[lead.status]}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t("statusOf", { name: leadName(lead), status: t(lead.status) })}
          aria-busy={isPending}
        >
          {t(lead.status)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={lead.status}
          onChange={(value) => {
            const status = LEAD_STATUSES.find((known) => known === value);
            if (status !== undefined && status !== lead.status) set({ status }, { status });
          }}
        >
          {LEAD_STATUSES.map((status: LeadStatus) => (
            <Menu.RadioItem key={status} value={status} closeMenuOnClick>
              {t(status)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
