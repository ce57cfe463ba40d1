import { Anchor, Button, Group, Paper, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { AgentState } from "../../ui/agent-state.tsx";
import { AgentSwitch } from "../../ui/agent-switch.tsx";
import { ListSkeleton } from "../../ui/list-skeleton.tsx";
import { LoadProblem } from "../../ui/load-problem.tsx";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import styles from "./overview.module.css";
import { overviewQueries, switchAgent } from "./queries.ts";
import { useOverviewTexts } from "./texts.ts";

const SHOWN_FIRST = 5;

/** Who takes customers now, each with the switch that counts everywhere. */
export function TeamCard() {
  const t = useOverviewTexts();
  const [showsAll, { open: showAll }] = useDisclosure();
  const { data: team, error, refetch } = useQuery(overviewQueries.team());
  if (error && !team) return <LoadProblem error={error} onRetry={() => void refetch()} />;
  const shown = showsAll ? team : team?.slice(0, SHOWN_FIRST);
  return (
    <Paper withBorder component="section" aria-label={t("team")}>
      <Group justify="space-between" px="md" py="sm">
        <Title order={2} size="h4">
          {t("team")}
        </Title>
        <Anchor component={Link} to="/cs" size="sm">
          {t("allTeam")}
        </Anchor>
      </Group>
      {!shown && <ListSkeleton label={t("loading")} />}
      {shown?.length === 0 && (
        <Text px="md" pb="md" c="dimmed">
          {t("noTeam")}
        </Text>
      )}
      {shown && shown.length > 0 && (
        <ul className={styles["list"]} aria-label={t("team")}>
          {shown.map((agent) => (
            <TeamRow key={agent.id} agent={agent} />
          ))}
        </ul>
      )}
      {shown && team && shown.length < team.length && (
        <Button variant="subtle" fullWidth radius={0} onClick={showAll}>
          {t("showMore", { count: team.length - shown.length })}
        </Button>
      )}
    </Paper>
  );
}

function TeamRow({ agent }: { agent: Agent }) {
  const t = useOverviewTexts();
  const problemText = useProblemText();
  const turn = useMutation(switchAgent);
  const { id, name } = agent;
  return (
    <li className={styles["row"]} aria-busy={turn.isPending}>
      <div>
        <Text fw={600}>{name}</Text>
        <AgentState agent={agent} isPending={turn.isPending} />
      </div>
      <AgentSwitch
        agent={agent}
        isPending={turn.isPending}
        onTurn={(active) =>
          turn.mutate(
            { id, active },
            {
              onError: (error) =>
                showNotice({ color: "red", title: t("notSwitched", { name }), message: problemText(error) }),
            },
          )
        }
      />
    </li>
  );
}
