import { Button, Group, Menu, Paper, Text } from "@mantine/core";
import type { LeadBulkChange } from "@rotator/shared/contract/leads";
import { LEAD_STATUSES, type LeadTab } from "@rotator/shared/core/lead";
import { IconArrowBackUp, IconTrash } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import styles from "./lead-list.module.css";
import { leadQueries } from "./queries.ts";
import { useStatusTexts } from "./status-texts.ts";
import { useLeadTexts } from "./texts.ts";
import { type Deed, useChangeLeads } from "./use-change-leads.tsx";

interface Props {
  tab: LeadTab;
  ids: readonly string[];
  onDone: () => void;
}

/** What can be done with all that are ticked. */
export function BulkBar({ tab, ids, onDone }: Props) {
  const t = useLeadTexts();
  const statusText = useStatusTexts();
  const { data: agents = [] } = useQuery(leadQueries.agents());
  const { run, isPending } = useChangeLeads();
  const change = (deed: Deed, what: Omit<LeadBulkChange, "id">) =>
    run(
      deed,
      ids.map((id) => ({ id, ...what })),
      onDone,
    );
  return (
    <Paper
      className={styles["bulk"] ?? ""}
      withBorder
      shadow="md"
      p="sm"
      role="region"
      aria-label={t("bulk")}
    >
      <Group gap="xs">
        <Text fw={600} size="sm" aria-live="polite">
          {t("chosen", { count: ids.length })}
        </Text>
        {tab === "deleted" ? (
          <Button
            size="xs"
            loading={isPending}
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => change("restored", { deleted: false })}
          >
            {t("restore")}
          </Button>
        ) : (
          <>
            <Menu position="top-start">
              <Menu.Target>
                <Button size="xs" variant="default" loading={isPending}>
                  {statusText("status")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {LEAD_STATUSES.map((status) => (
                  <Menu.Item key={status} onClick={() => change("statusSet", { status })}>
                    {statusText(status)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
            <Menu position="top-start">
              <Menu.Target>
                <Button size="xs" variant="default" loading={isPending}>
                  {t("giveTo")}
                </Button>
              </Menu.Target>
              <Menu.Dropdown mah={320} style={{ overflowY: "auto" }}>
                {agents.map(({ id, name }) => (
                  <Menu.Item key={id} onClick={() => change("ownerSet", { agentId: id })}>
                    {name}
                  </Menu.Item>
                ))}
                <Menu.Item onClick={() => change("ownerSet", { agentId: null })}>{t("noOwner")}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
            <Button
              size="xs"
              variant="light"
              color="red"
              loading={isPending}
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => change("deleted", { deleted: true })}
            >
              {t("delete")}
            </Button>
          </>
        )}
        <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
          {t("chooseNone")}
        </Button>
      </Group>
    </Paper>
  );
}
