import { NativeSelect } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useQuery } from "@tanstack/react-query";
import { leadQueries } from "./queries.ts";
import { useLeadTexts } from "./texts.ts";
import { useSetLead } from "./use-set-lead.ts";

/** Whose customer a lead is. */
export function OwnerSelect({ lead }: { lead: Lead }) {
  const t = useLeadTexts();
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const { set, isPending } = useSetLead(lead);
  const choices = agents.map(({ id, name }) => ({ value: id, label: name }));
  // One who resigned is not among them, and stays whose it is all the same.
  const gone =
    lead.agentId !== null && !agents.some(({ id }) => id === lead.agentId)
      ? [{ value: lead.agentId, label: lead.agentName ?? lead.agentId }]
      : [];
  return (
    <NativeSelect
      label={t("owner")}
      data={[{ value: "", label: t("noOwner") }, ...gone, ...choices]}
      value={lead.agentId ?? ""}
      disabled={lead.deletedAt !== null}
      aria-busy={isPending}
      onChange={({ currentTarget }) => {
        const agent = agents.find(({ id }) => id === currentTarget.value);
        const agentId = agent?.id ?? null;
        set({ agentId }, { agentId, agentName: agent?.name ?? null });
      }}
    />
  );
}
