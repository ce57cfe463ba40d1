import { Switch } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Agent } from "@rotator/shared/contract/agents";
import { findStranded } from "./find-stranded.ts";
import { SwitchOffLast } from "./switch-off-last.tsx";
import { useSwitchTexts } from "./switch-texts.ts";

interface Props {
  agent: Agent;
  /** All that are known, to see who else is on. */
  team: readonly Agent[];
  isPending: boolean;
  onTurn: (active: boolean) => void;
}

/** The switch that counts in every rotator; asks before a link is left with nobody. */
export function AgentSwitch({ agent, team, isPending, onTurn }: Props) {
  const t = useSwitchTexts();
  const [asking, { open, close }] = useDisclosure();
  const { id, name, active } = agent;
  const stranded = findStranded(agent, team);
  return (
    <>
      <Switch
        size="md"
        aria-label={t("switchOf", { name })}
        checked={active}
        onChange={({ currentTarget }) => {
          // A second tap waits for the answer to the first.
          if (isPending) return;
          if (!currentTarget.checked && stranded.length > 0) open();
          else onTurn(currentTarget.checked);
        }}
      />
      {asking && (
        <SwitchOffLast
          agentId={id}
          name={name}
          rotators={stranded}
          onClose={close}
          onConfirm={() => {
            close();
            onTurn(false);
          }}
        />
      )}
    </>
  );
}
