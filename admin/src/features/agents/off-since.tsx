import { Text } from "@mantine/core";
import type { Agent } from "@rotator/shared/contract/agents";
import { useFormat } from "../../ui/use-format.ts";
import { useAgentTexts } from "./texts.ts";

/** "Off since 12:04:31, by Sari"; nothing of who is on. */
export function OffSince({ agent: { active, archivedAt, switched } }: { agent: Agent }) {
  const t = useAgentTexts();
  const { since } = useFormat();
  if (active || archivedAt !== null || !switched) return null;
  const when = since(switched.at);
  return (
    <Text size="sm" fw={500}>
      {switched.by === null ? t("offSince", { when }) : t("offSinceBy", { when, who: switched.by })}
    </Text>
  );
}
