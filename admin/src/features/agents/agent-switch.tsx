import { Group, Switch, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { switchAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

/** Counts in every rotator; says "switching …" until the rotations have answered. */
export function AgentSwitch({ agent: { id, name, active } }: { agent: Agent }) {
  const t = useAgentTexts();
  const problemText = useProblemText();
  const turn = useMutation(switchAgent);
  const state = turn.isPending ? "switching" : active ? "on" : "off";
  return (
    <Group gap={8} wrap="nowrap" justify="flex-end" aria-busy={turn.isPending}>
      <Text size="sm" {...(state !== "on" && { c: "dimmed" })} aria-live="polite">
        {t(state)}
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
  );
}
