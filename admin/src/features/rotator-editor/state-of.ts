import type { Agent } from "@rotator/shared/contract/agents";
import type { Rotator } from "@rotator/shared/contract/rotators";
import type { EditorMember } from "./editor-values.ts";

export type ShownState = "on" | "offHere" | "oldOnly" | "offEverywhere" | "gone";

/** How the switches of a CS stand; a new one is on. */
export function stateOf(
  { agentId }: EditorMember,
  agents: readonly Agent[],
  rotator: Rotator | undefined,
): ShownState {
  if (agentId === null) return "on";
  const agent = agents.find(({ id }) => id === agentId);
  const present = rotator?.members.find((member) => member.agentId === agentId);
  if (!agent && !present) return "gone";
  if (!(agent?.active ?? present?.active)) return "offEverywhere";
  if (present?.state === "off") return "offHere";
  return present?.state === "drain" ? "oldOnly" : "on";
}
