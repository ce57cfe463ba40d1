import { Button, Group } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { sessionQueries } from "../../session-queries.ts";
import { MoneyField } from "./money-field.tsx";
import { useLeadTexts } from "./texts.ts";
import { useSetLead } from "./use-set-lead.ts";

/** What a lead is worth, in the deployment's currency unless it was entered in another. */
export function ValueForm({ lead, onSaved }: { lead: Lead; onSaved?: () => void }) {
  const t = useLeadTexts();
  const { data: session } = useQuery(sessionQueries.current());
  const { set, isPending } = useSetLead(lead);
  const [typed, setTyped] = useState<number | "">();
  const currency = lead.value?.currency ?? session?.deployment.currency ?? "IDR";
  const stored = lead.value?.amount ?? "";
  const amount = typed ?? stored;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const value = amount === "" ? null : { amount, currency };
        setTyped(undefined);
        onSaved?.();
        if (amount === stored) return;
        set({ value }, { value }, lead.value === null ? undefined : t("valueSaved"));
      }}
    >
      <Group align="flex-end" gap="sm" wrap="nowrap">
        <MoneyField
          label={t("value")}
          currency={currency}
          value={amount}
          onChange={setTyped}
          disabled={lead.deletedAt !== null}
        />
        <Button
          type="submit"
          variant="default"
          style={{ flexShrink: 0 }}
          loading={isPending}
          disabled={amount === stored}
        >
          {t("save")}
        </Button>
      </Group>
    </form>
  );
}
