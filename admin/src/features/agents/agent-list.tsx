import { ActionIcon, Menu, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { IconBrandWhatsapp, IconDots, IconPencil, IconUserMinus, IconUserPlus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import styles from "./agent-list.module.css";
import { AgentSwitch } from "./agent-switch.tsx";
import { phoneText } from "../../phone-text.ts";
import { useAgentTexts } from "./texts.ts";

interface Props {
  agents: readonly Agent[];
  mayChange: boolean;
  onEdit: (agent: Agent) => void;
  onArchive: (agent: Agent) => void;
  onRestore: (agent: Agent) => void;
}

export function AgentList({ agents, ...row }: Props) {
  const t = useAgentTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {agents.map((agent) => (
        <AgentRow key={agent.id} agent={agent} {...row} />
      ))}
    </ul>
  );
}

function AgentRow({ agent, ...actions }: Omit<Props, "agents"> & { agent: Agent }) {
  const t = useAgentTexts();
  const { i18n } = useTranslation();
  const rotators = agent.rotators.map(({ name }) => name).join(", ");
  return (
    <li className={styles["row"]}>
      <div className={styles["person"]}>
        <Text fw={600}>{agent.name}</Text>
        <Text size="sm" c="dimmed">
          {phoneText(agent.phone)}
        </Text>
      </div>
      <Text className={styles["rotators"] ?? ""} size="sm" c="dimmed">
        {rotators === "" ? agent.archivedAt === null && t("unused") : t("usedIn", { rotators })}
      </Text>
      {agent.archivedAt === null ? (
        <div className={styles["switch"]}>
          <AgentSwitch agent={agent} />
        </div>
      ) : (
        <Text className={styles["switch"] ?? ""} size="sm" c="dimmed">
          {t("resignedOn", { day: new Date(agent.archivedAt).toLocaleDateString(i18n.language) })}
        </Text>
      )}
      <div className={styles["more"]}>
        <AgentActions agent={agent} {...actions} />
      </div>
    </li>
  );
}

function AgentActions({
  agent,
  mayChange,
  onEdit,
  onArchive,
  onRestore,
}: Omit<Props, "agents"> & { agent: Agent }) {
  const t = useAgentTexts();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={t("actions", { name: agent.name })}>
          <IconDots size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {mayChange && agent.archivedAt === null && (
          <Menu.Item leftSection={<IconPencil size={18} aria-hidden />} onClick={() => onEdit(agent)}>
            {t("edit")}
          </Menu.Item>
        )}
        <Menu.Item
          component="a"
          href={`https://wa.me/${agent.phone}`}
          target="_blank"
          rel="noreferrer"
          leftSection={<IconBrandWhatsapp size={18} aria-hidden />}
        >
          {t("chat")}
        </Menu.Item>
        {mayChange && agent.archivedAt === null && (
          <Menu.Item
            color="red"
            leftSection={<IconUserMinus size={18} aria-hidden />}
            onClick={() => onArchive(agent)}
          >
            {t("archive")}
          </Menu.Item>
        )}
        {mayChange && agent.archivedAt !== null && (
          <Menu.Item leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => onRestore(agent)}>
            {t("takeBack")}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
