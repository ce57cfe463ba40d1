import { Group, Switch, Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { showNotice } from "../../ui/notices.tsx";
import { useProblemText } from "../../ui/use-problem-text.ts";
import { LeaveAlone } from "./leave-alone.tsx";
import { findLoneLinks, switchAgent } from "./queries.ts";
import { useAgentTexts } from "./texts.ts";

/** Counts in every rotator; says "switching …" until the rotations have answered. Asks before a link has nobody left. */
export function AgentSwitch({ agent: { id, name, active } }: { agent: Agent }) {
  const t = useAgentTexts();
  const problemText = useProblemText();
  const look = useMutation(findLoneLinks);
  const turn = useMutation(switchAgent);
  const links = look.data?.links ?? [];
  const isBusy = look.isPending || turn.isPending;

  const onError = (error: unknown) =>
    showNotice({ color: "red", title: t("notSwitched", { name }), message: problemText(error) });

  function set(next: boolean) {
    look.reset();
    turn.mutate({ id, active: next }, { onError });
  }

  function leave() {
    look.mutate(id, {
      onError,
      onSuccess: (found) => {
        if (found.links.length === 0) set(false);
      },
    });
  }

  return (
    <Group gap={8} wrap="nowrap" justify="flex-end" aria-busy={isBusy}>
      <Text size="sm" {...(!active && { c: "dimmed" })} aria-live="polite">
        {t(isBusy ? "switching" : active ? "on" : "off")}
      </Text>
      <Switch
        size="md"
        aria-label={t("switchOf", { name })}
        checked={active && !look.isPending && links.length === 0}
        onChange={({ currentTarget }) => {
          // A second tap waits for the answer to the first.
          if (isBusy) return;
          if (currentTarget.checked) set(true);
          else leave();
        }}
      />
      {links.length > 0 && (
        <LeaveAlone name={name} links={links} onClose={look.reset} onConfirm={() => set(false)} />
      )}
    </Group>
  );
}
