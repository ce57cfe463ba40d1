import { Button, Popover } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Lead } from "@rotator/shared/contract/leads";
import { useFormat } from "../../ui/use-format.ts";
import styles from "./lead-list.module.css";
import { useLeadTexts } from "./texts.ts";
import { useLeadName } from "./use-lead-name.ts";
import { ValueForm } from "./value-form.tsx";

/** What a lead is worth, where it stands in a list; a press opens the field. */
export function ValuePopover({ lead }: { lead: Lead }) {
  const t = useLeadTexts();
  const format = useFormat();
  const leadName = useLeadName();
  const [opened, { toggle, close }] = useDisclosure();
  const { value } = lead;
  const shown = value ? format.money(value.amount, value.currency) : t("addValue");
  return (
    <Popover
      opened={opened}
      onChange={close}
      onDismiss={close}
      trapFocus
      returnFocus
      position="bottom-end"
      shadow="md"
    >
      <Popover.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          classNames={{ root: styles["inPlace"] ?? "", label: styles["inPlaceLabel"] ?? "" }}
          fw={400}
          c={value ? "var(--mantine-color-text)" : "dimmed"}
          aria-label={t("valueOf", { name: leadName(lead), value: shown })}
          onClick={toggle}
        >
          {shown}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t("value")}>
        <ValueForm lead={lead} onSaved={close} />
      </Popover.Dropdown>
    </Popover>
  );
}
