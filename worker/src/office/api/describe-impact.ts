import type { Impact, Rotator } from "@rotator/shared/contract/rotators";

/** Who gets people while the rotator is not active, by the fallback chain of a click. */
export function describeImpact(
  rotator: Rotator,
  clicks: number,
  deploymentPhone: string | null,
  withoutAgentId: string | undefined,
): Impact {
  const members = rotator.members.filter((member) => member.agentId !== withoutAgentId);
  const last = members.find((member) => member.effectiveState !== "off");
  return {
    clicks,
    serving: members.filter((member) => member.effectiveState === "active").map(nameMember),
    otherwise: {
      fallbackPhone: rotator.fallbackPhone,
      deploymentPhone,
      member: last ? nameMember(last) : null,
    },
  };
}

function nameMember({ agentId, name }: Rotator["members"][number]) {
  return { agentId, name };
}
