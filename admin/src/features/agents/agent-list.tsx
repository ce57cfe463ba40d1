import { ActionIcon, Menu, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { IconBrandWhatsapp, IconDots, IconPencil, IconUserMinus } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { AgentFiguresLine } from "./agent-figures.tsx";
import styles from "./agent-list.module.css";
import { AgentSwitch } from "./agent-switch.tsx";
import { phoneText } from "../../phone-text.ts";
import { OffSince } from "./off-since.tsx";
import type { AgentFigures } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";
import { UsedIn } from "./used-in.tsx";

const NONE: AgentFigures = { clicks: 0, withContact: 0 };

interface Props {
  agents: readonly Agent[];
  figures: ReadonlyMap<string | null, AgentFigures> | undefined;
  mayChange: boolean;
  onEdit: (agent: Agent) => void;
  onArchive: (agent: Agent) => void;
}

export function AgentList({ agents, figures, ...row }: Props) {
  const t = useAgentTexts();
  return (
    <ul className={styles["list"]} aria-label={t("title")}>
      {agents.map((agent) => (
        <AgentRow
          key={agent.id}
          agent={agent}
          figures={figures && (figures.get(agent.id) ?? NONE)}
          {...row}
        />
      ))}
    </ul>
  );
}

type RowProps = Omit<Props, "agents" | "figures"> & { agent: Agent };

function AgentRow({ agent, figures, ...actions }: RowProps & { figures: AgentFigures | undefined }) {
  const t = useAgentTexts();
  const { i18n } = useTranslation();
  return (
    <li className={styles["row"]}>
      <div className={styles["person"]}>
        <Text fw={600}>{agent.name}</Text>
        <Text size="sm" c="dimmed">
          {phoneText(agent.phone)}
        </Text>
      </div>
      <div className={styles["rotators"]}>
        <OffSince agent={agent} />
        <UsedIn agent={agent} />
        <AgentFiguresLine agentId={agent.id} name={agent.name} figures={figures} />
      </div>
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

function AgentActions({ agent, mayChange, onEdit, onArchive }: RowProps) {
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
      </Menu.Dropdown>
    </Menu>
  );
}
