import { ActionIcon, Menu, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { IconBrandWhatsapp, IconDots, IconPencil, IconUserMinus, IconUserPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { AgentFiguresLine } from "./agent-figures.tsx";
import styles from "./agent-list.module.css";
import { phoneText } from "../../phone-text.ts";
import { AgentState } from "../../ui/agent-state.tsx";
import { AgentSwitch } from "../../ui/agent-switch.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useFormat } from "../../ui/use-format.ts";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { type AgentFigures, switchAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";
import { UsedIn } from "./used-in.tsx";

const NONE: AgentFigures = { clicks: 0, withContact: 0 };

interface Props {
  agents: readonly Agent[];
  figures: ReadonlyMap<string | null, AgentFigures> | undefined;
  mayChange: boolean;
  onEdit: (agent: Agent) => void;
  onArchive: (agent: Agent) => void;
  onRestore: (agent: Agent) => void;
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
  const problemText = useProblemText();
  const turn = useMutation(switchAgent);
  const { day } = useFormat();
  return (
    <li className={styles["row"]} aria-busy={turn.isPending}>
      <div className={styles["person"]}>
        <Text fw={600}>{agent.name}</Text>
        <Text size="sm" c="dimmed">
          {phoneText(agent.phone)}
        </Text>
      </div>
      <div className={styles["rotators"]}>
        <UsedIn agent={agent} />
        <AgentFiguresLine agentId={agent.id} name={agent.name} figures={figures} />
      </div>
      {agent.archivedAt === null ? (
        <>
          <div className={styles["state"]}>
            <AgentState agent={agent} isPending={turn.isPending} />
          </div>
          <div className={styles["switch"]}>
            <AgentSwitch
              agent={agent}
              isPending={turn.isPending}
              onTurn={(active) =>
                turn.mutate(
                  { id: agent.id, active },
                  {
                    onError: (error) =>
                      showNotice({
                        color: "red",
                        title: t("notSwitched", { name: agent.name }),
                        message: problemText(error),
                      }),
                  },
                )
              }
            />
          </div>
        </>
      ) : (
        <Text className={styles["state"] ?? ""} size="sm" c="dimmed">
          {t("resignedOn", { day: day(agent.archivedAt) })}
        </Text>
      )}
      <div className={styles["more"]}>
        <AgentActions agent={agent} {...actions} />
      </div>
    </li>
  );
}

function AgentActions({ agent, mayChange, onEdit, onArchive, onRestore }: RowProps) {
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
            color="var(--mantine-color-error)"
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
