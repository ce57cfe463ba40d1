import { Switch } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { api, ask } from "../api.ts";
import { showNotice } from "./notices.tsx";
import { useSwitchTexts } from "./switch-texts.ts";
import { useProblemText } from "./use-problem-text.ts";

// Hardly ever asked: it is loaded when it is.
const SwitchOffLast = lazy(async () => ({
  default: (await import("./switch-off-last.tsx")).SwitchOffLast,
}));

interface Props {
  agent: Agent;
  isPending: boolean;
  onTurn: (active: boolean) => void;
}

/** The switch that counts in every rotator; asks before a link is left with nobody. */
export function AgentSwitch({ agent: { id, name, active }, isPending, onTurn }: Props) {
  const t = useSwitchTexts();
  const problemText = useProblemText();
  // Only the office knows: weights, rested links and other people's switches count too.
  const look = useMutation({ mutationFn: () => ask(api.agents[":id"].impact.$get({ param: { id } })) });
  const links = look.data?.links ?? [];

  function leave() {
    look.mutate(undefined, {
      onSuccess: (found) => {
        if (found.links.length === 0) turn(false);
      },
      onError: (error) =>
        showNotice({ color: "red", title: t("notSwitched", { name }), message: problemText(error) }),
    });
  }

  function turn(next: boolean) {
    look.reset();
    onTurn(next);
  }

  return (
    <>
      <Switch
        size="md"
        aria-label={t("switchOf", { name })}
        checked={active && !look.isPending && links.length === 0}
        onChange={({ currentTarget }) => {
          // A second tap waits for the answer to the first.
          if (isPending || look.isPending) return;
          if (currentTarget.checked) turn(true);
          else leave();
        }}
      />
      {links.length > 0 && (
        <Suspense>
          <SwitchOffLast
            agentId={id}
            name={name}
            rotators={links.map((link) => ({ id: link.rotatorId, name: link.name }))}
            onClose={look.reset}
            onConfirm={() => turn(false)}
          />
        </Suspense>
      )}
    </>
  );
}
