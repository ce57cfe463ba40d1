import { Button, Group } from "@mantine/core";
import type { Lead } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES } from "@rotator/shared/core/lead";
import { useStatusTexts } from "./status-texts.ts";
import { useSetLead } from "./use-set-lead.ts";

/** Every status one press away. */
export function StatusButtons({ lead, disabled = false }: { lead: Lead; disabled?: boolean }) {
  const t = useStatusTexts();
  const { set, isPending } = useSetLead(lead);
  return (
    <Group gap={8} role="group" aria-label={t("status")} aria-busy={isPending}>
      {LEAD_STATUSES.map((status) => {
        const chosen = lead.status === status;
        return (
          <Button
            key={status}
            size="sm"
            px="sm"
            radius="xl"
            variant={chosen ? "filled" : "default"}
            aria-pressed={chosen}
            disabled={disabled}
            onClick={() => chosen || set({ status }, { status })}
          >
            {t(status)}
          </Button>
        );
      })}
    </Group>
  );
}
