import { Anchor, Button, Group, Paper, Switch, Text, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
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

function TeamRow({ agent: { id, name, active } }: { agent: Agent }) {
  const t = useOverviewTexts();
  const problemText = useProblemText();
  const turn = useMutation(switchAgent);
  return (
    <li className={styles["row"]}>
      <Text fw={600}>{name}</Text>
      <Group gap={8} wrap="nowrap" aria-busy={turn.isPending}>
        <Text className={styles["state"] ?? ""} size="sm" c="dimmed" aria-live="polite">
          {t(turn.isPending ? "switching" : active ? "on" : "off")}
        </Text>
        <Switch
          size="md"
          aria-label={t("switchOf", { name })}
          checked={active}
          onChange={({ currentTarget }) => {
            // A second tap waits for the answer to the first.
            if (turn.isPending) return;
            turn.mutate(
              { id, active: currentTarget.checked },
              {
                onError: (error) =>
                  showNotice({
                    color: "red",
                    title: t("notSwitched", { name }),
                    message: problemText(error),
                  }),
              },
            );
          }}
        />
      </Group>
    </li>
  );
}
