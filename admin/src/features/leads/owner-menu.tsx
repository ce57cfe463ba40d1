import { Button, Menu } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useQuery } from "@tanstack/react-query";
import styles from "./lead-list.module.css";
import { leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useLeadName } from "./use-lead-name.ts";
import { useSetLead } from "./use-set-lead.ts";

const NOBODY = "";

/** Whose customer a lead is, where it stands in a list. */
export function OwnerMenu({ lead }: { lead: Lead }) {
  const t = useLeadTexts();
  const leadName = useLeadName();
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const { set, isPending } = useSetLead(lead);
  const owner = lead.agentName ?? t("noOwner");

  function give(id: string) {
    if (id === (lead.agentId ?? NOBODY)) return;
    const agent = agents.find((known) => known.id === id);
    const agentId = agent?.id ?? null;
    set({ agentId }, { agentId, agentName: agent?.name ?? null }, t("ownerChanged"));
  }

  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          classNames={{ root: styles["inPlace"] ?? "", label: styles["inPlaceLabel"] ?? "" }}
          fw={400}
          c={lead.agentName === null ? "dimmed" : "var(--mantine-color-text)"}
          aria-label={t("ownerOf", { name: leadName(lead), owner })}
          aria-busy={isPending}
        >
          {owner}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
        <Menu.RadioGroup value={lead.agentId ?? NOBODY} onChange={give}>
          {agents.map(({ id, name }) => (
            <Menu.RadioItem key={id} value={id} closeMenuOnClick>
              {name}
            </Menu.RadioItem>
          ))}
          <Menu.RadioItem value={NOBODY} closeMenuOnClick>
            {t("noOwner")}
          </Menu.RadioItem>
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
