import type { Agent } from "@rotator/shared/contract/agents";

/** The links in which nobody else of the team takes turns. */
export function findStranded(agent: Agent, team: readonly Agent[]): Agent["rotators"] {
  const served = new Set(
    team
      .filter(({ id, active }) => active && id !== agent.id)
      .flatMap(({ rotators }) => rotators.filter(({ state }) => state === "active").map(({ id }) => id)),
  );
  return agent.rotators.filter(({ id, state }) => state === "active" && !served.has(id));
}
